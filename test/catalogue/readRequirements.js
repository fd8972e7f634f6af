const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const file = join(__dirname, '../../docs/requirements.md');
const row = /^\| *([A-Z]{3}-\d+) *\|(.*)\|\s*$/;
const unfilled = '—';

/** Cells of a table row; a pipe inside a cell is written `\|`. */
const cellsOf = (text) => text.split(/(?<!\\)\|/).map((cell) => cell.replace(/\\\|/g, '|').trim());

const listOf = (cell) =>
  cell === unfilled
    ? []
    : cell
        .split(/<br ?\/?>/)
        .map((one) => one.trim().replace(/^`(.*)`$/, '$1'))
        .filter((one) => one !== '');

/** The rows of docs/requirements.md. Plain JavaScript, because the reporter reads it as well. */
function readRequirements() {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => row.exec(line))
    .filter((match) => match !== null)
    .map(([, id, rest]) => {
      const [rule = '', meets = '', files = '', tests = ''] = cellsOf(rest);
      return { id, rule, meets: meets === unfilled ? '' : meets, files: listOf(files), tests: listOf(tests) };
    });
}

module.exports = { readRequirements };

import { isDeepStrictEqual } from 'node:util';
import { csvCells, csvColumns, type ExportRecord, type ExportSignature } from '../export/exportRecord';

export type FileRecord = ExportRecord | ExportSignature;

/** A line of an export. */
export interface Line {
  /** Counted from 1, as editors do. */
  readonly number: number;
  /** Where it begins and ends in the file, its line end included. */
  readonly from: number;
  readonly to: number;
  readonly record?: FileRecord;
  /** What is wrong with the line itself. */
  readonly wrong?: string;
}

const bom = Buffer.from('\ufeff');

/** Reads an export line by line; a line that is none is there without its record. */
export function readLines(file: Buffer): readonly Line[] {
  const csv = file.subarray(0, bom.length).equals(bom) || file.subarray(0, 1).toString() === '"';
  const lines: Line[] = [];
  for (let from = 0; from < file.length; ) {
    const end = file.indexOf(0x0a, from);
    const to = end === -1 ? file.length : end + 1;
    const number = lines.length + 1;
    const text = file.subarray(from, to).toString('utf8');
    const content = csv ? csvLine(text, number) : jsonLine(text);
    lines.push({ number, from, to, ...content });
    from = to;
  }
  // The first line of a spreadsheet names its columns.
  return csv ? lines.filter(({ number, wrong }) => number > 1 || wrong !== undefined) : lines;
}

type Content = Pick<Line, 'record' | 'wrong'>;

function jsonLine(text: string): Content {
  if (!text.endsWith('\n')) return { ...recordOf(text), wrong: 'its end is missing' };
  return recordOf(text);
}

function csvLine(text: string, number: number): Content {
  const cells = cellsOf(number === 1 ? text.replace('\ufeff', '') : text);
  if (cells?.length !== csvColumns.length) return { wrong: 'this is no row of an export' };
  if (number === 1)
    return isDeepStrictEqual(cells, csvColumns) ? {} : { wrong: 'the names of the columns were changed' };
  const { record, wrong } = recordOf(cells.at(-1) ?? '');
  if (record === undefined) return { ...(wrong === undefined ? {} : { wrong }) };
  const differs = csvColumns.find((_column, index) => !sameCell(cells[index] ?? '', rightCells(record)[index] ?? ''));
  return differs === undefined
    ? { record }
    : { record, wrong: `the column ${differs} does not say what the record says` };
}

/** What a record that is not what it should be would give has no cells to compare. */
function rightCells(record: FileRecord): readonly string[] {
  try {
    return csvCells(record) ?? [];
  } catch {
    return [];
  }
}

/** A cell that a spreadsheet would take for a formula has an apostrophe in front. */
const sameCell = (cell: string, right: string): boolean => cell === right || cell === `'${right}`;

/** The cells of a row in which every one is quoted; undefined when it is none. */
function cellsOf(row: string): readonly string[] | undefined {
  if (!/^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*\r\n$/u.test(row)) return undefined;
  return [...row.matchAll(/"((?:[^"]|"")*)"/gu)].map(([, cell = '']) => cell.replaceAll('""', '"'));
}

function recordOf(json: string): Content {
  try {
    const read: unknown = JSON.parse(json);
    if (typeof read === 'object' && read !== null && 'kind' in read) return { record: read as FileRecord };
  } catch {
    // Said below.
  }
  return { wrong: 'this cannot be read as a record' };
}

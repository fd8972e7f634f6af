// The built bot with one change: at each named place, the first time it gets there, it kills itself as kill -9 does.
// The places it has died at already are in the file DEATHS, so that the next start goes on from there.
const { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } = require('node:fs');
const { createApp } = require('../../dist/src/app');
const { readConfig } = require('../../dist/src/config');

const file = process.env.DEATHS;
const seen = new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []);

const failPoint = async (name) => {
  if (seen.has(name)) return;
  appendFileSync(file, `${name}\n`);
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => {});
};

createApp(readConfig(process.env), { failPoint }).then(
  (app) => process.on('SIGTERM', () => app.stop().then(() => process.exit(0))),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  },
);

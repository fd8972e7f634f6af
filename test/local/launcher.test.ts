import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../../src/local/launcher';
import { local, type Part } from '../../src/local/part';

let dataDir: string;
const shown: string[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'passerelle-'));
  shown.length = 0;
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

const never = new AbortController().signal;
const show = (text: string) => shown.push(text);

const server = "require('node:http').createServer((q, r) => r.end('ok')).listen(Number(process.env.AT), '127.0.0.1');";

async function part(name: string, source: string): Promise<Part> {
  const script = join(dataDir, `${name}.js`);
  const port = await freePort();
  await writeFile(script, source);
  const env = { AT: String(port) };
  return { name, script, args: [], preload: [], env, cwd: dataDir, readyUrl: local(port) };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe('the launcher', () => {
  test('is done when every part answers, and stops them all', async () => {
    const parts = [await part('one', server), await part('two', server)];
    const { stop } = await launch(parts, dataDir, show, never);
    expect(await Promise.all(parts.map(({ readyUrl }) => answers(readyUrl)))).toEqual([true, true]);
    await stop();
    expect(await Promise.all(parts.map(({ readyUrl }) => answers(readyUrl)))).toEqual([false, false]);
  });

  test('says which part could not start, with its last words, and stops the others', async () => {
    const good = await part('good', server);
    const bad = await part('bad', "console.log('reading'); console.error('no such world'); process.exit(3);");
    await expect(launch([good, bad], dataDir, show, never)).rejects.toThrow(
      /^bad ended \(exit code 3\)\. Its last words:\n(?=[\s\S]* {2}reading)(?=[\s\S]* {2}no such world)/,
    );
    expect(await answers(good.readyUrl)).toBe(false);
    expect(shown).toEqual(['bad | no such world']);
  });

  test('notices when a part ends later', async () => {
    const brief = await part('brief', `${server} setTimeout(() => process.exit(1), 1500);`);
    const { broken, stop } = await launch([brief], dataDir, show, never);
    await expect(broken).rejects.toThrow('brief ended (exit code 1)');
    await stop();
  });

  test('keeps the output of this run and of the one before', async () => {
    for (const word of ['first', 'second']) {
      const { stop } = await launch([await part('bot', `console.log('${word}'); ${server}`)], dataDir, show, never);
      await stop();
    }
    const log = (name: string) => readFileSync(join(dataDir, 'logs', name), 'utf8');
    expect([log('bot.previous.log'), log('bot.log')]).toEqual(['first\n', 'second\n']);
  });

  test('gives up at once when asked to stop while starting', async () => {
    const asked = new AbortController();
    const silent = await part('silent', 'setInterval(() => {}, 1000);');
    const launching = launch([silent], dataDir, show, asked.signal);
    setTimeout(() => asked.abort(), 200);
    await expect(launching).rejects.toThrow('Stopped.');
  });
});

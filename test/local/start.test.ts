import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** The built launcher with the real simulator, bot and chat windows; `npm test` builds before it gets here. */
const launcher = join(__dirname, '../../dist/src/local/main.js');

let dataDir: string;
let ports: number[];
let running: ChildProcess | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'passerelle-'));
  ports = await freePorts(4);
});

afterEach(async () => {
  if (running !== undefined && running.exitCode === null && running.signalCode === null) {
    running.kill('SIGKILL');
    await once(running, 'exit');
  }
  await goneQuiet();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<{ process: ChildProcess; said: string }> {
  const [bot, simulator, ...windows] = ports;
  const process = spawn(globalThis.process.execPath, [launcher], {
    env: {
      ...globalThis.process.env,
      PORT: String(bot),
      SIMULATOR_PORT: String(simulator),
      PLAYGROUND_PORTS: windows.join(','),
      DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = process;
  let said = '';
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  while (!said.includes('Start over') && process.exitCode === null) await delay(50);
  return { process, said };
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const found = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return found;
}

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );

async function goneQuiet(): Promise<boolean> {
  for (let i = 0; i < 100; i++) {
    if (!(await Promise.all(ports.map(answers))).includes(true)) return true;
    await delay(100);
  }
  return false;
}

describe('npm start', () => {
  test('brings everything up, says where, stops on request, and starts again on the same data', async () => {
    const first = await start();
    for (const port of ports.slice(1)) expect(first.said).toContain(`http://127.0.0.1:${port}`);
    expect(first.said).toContain('Camille Roy');
    expect(await Promise.all(ports.map(answers))).toEqual([true, true, true, true]);
    first.process.kill('SIGTERM');
    await once(first.process, 'exit');
    expect(first.process.exitCode).toBe(0);
    expect(await goneQuiet()).toBe(true);
    const second = await start();
    expect(second.said).toContain('Passerelle is running.');
  }, 60_000);

  test('leaves nothing behind when it is killed outright', async () => {
    const { process, said } = await start();
    expect(said).toContain('Passerelle is running.');
    process.kill('SIGKILL');
    expect(await goneQuiet()).toBe(true);
  }, 60_000);
});

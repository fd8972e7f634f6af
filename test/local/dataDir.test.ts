import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forget } from '../../src/local/forget';
import { lockDataDir, refuseIfRunning } from '../../src/local/lock';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'passerelle-'));
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

const claimFor = (pid: number, since: number) =>
  writeFile(join(dataDir, 'launcher.json'), JSON.stringify({ pid, since }));

describe('a data directory in use', () => {
  test('is refused, naming the process', async () => {
    await claimFor(process.ppid, Date.now());
    await expect(lockDataDir(dataDir)).rejects.toThrow(`already running on ${dataDir} (process ${process.ppid})`);
  });

  test('is free again after the process is gone, whatever it left', async () => {
    await claimFor(2 ** 30, Date.now());
    const unlock = await lockDataDir(dataDir);
    await unlock();
    expect(existsSync(join(dataDir, 'launcher.json'))).toBe(false);
  });

  test('is free when the claim is older than the machine is up', async () => {
    await claimFor(process.ppid, 0);
    await expect(refuseIfRunning(dataDir)).resolves.toBeUndefined();
  });

  test('is free when the claim cannot be read', async () => {
    await writeFile(join(dataDir, 'launcher.json'), 'half');
    await expect(refuseIfRunning(dataDir)).resolves.toBeUndefined();
  });
});

describe('forgetting', () => {
  test('removes what Passerelle wrote, and the directory when that was all', async () => {
    for (const name of ['passerelle.sqlite', 'passerelle.sqlite-wal', 'simulator.db', 'launcher.json']) {
      await writeFile(join(dataDir, name), '');
    }
    await mkdir(join(dataDir, 'playground', 'tom'), { recursive: true });
    await mkdir(join(dataDir, 'logs'));
    expect(await forget(dataDir)).toHaveLength(6);
    expect(existsSync(dataDir)).toBe(false);
  });

  test('never touches anything else, so that a wrong DATA_DIR costs nothing', async () => {
    await writeFile(join(dataDir, 'thesis.txt'), '');
    await writeFile(join(dataDir, 'simulator.db'), '');
    expect(await forget(dataDir)).toEqual(['simulator.db']);
    expect(existsSync(join(dataDir, 'thesis.txt'))).toBe(true);
  });

  test('has nothing to do where there is nothing', async () => {
    expect(await forget(join(dataDir, 'absent'))).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { StartError } from './startError';

const lockFile = (dataDir: string): string => join(dataDir, 'launcher.json');

/** Marks the data directory as in use by this process; throws a {@link StartError} if another one has it. */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true });
  await refuseIfRunning(dataDir);
  await writeFile(lockFile(dataDir), JSON.stringify({ pid: process.pid, since: Date.now() }));
  return () => rm(lockFile(dataDir), { force: true });
}

/** Throws a {@link StartError} if something runs on this data directory. */
export async function refuseIfRunning(dataDir: string): Promise<void> {
  const holder = await readHolder(dataDir);
  if (holder === undefined || !isAlive(holder)) return;
  throw new StartError(
    `Passerelle is already running on ${dataDir} (process ${holder.pid}); stop it first, or set DATA_DIR to another place.`,
  );
}

interface Holder {
  readonly pid: number;
  readonly since: number;
}

async function readHolder(dataDir: string): Promise<Holder | undefined> {
  try {
    const { pid, since } = JSON.parse(await readFile(lockFile(dataDir), 'utf8'));
    return typeof pid === 'number' && typeof since === 'number' ? { pid, since } : undefined;
  } catch {
    return undefined;
  }
}

/** A process of that number that has been there since; after a reboot the number belongs to somebody else. */
function isAlive({ pid, since }: Holder): boolean {
  const bootedAt = Date.now() - uptime() * 1000;
  if (pid === process.pid || since < bootedAt) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** A killed process nobody has collected still answers; Linux, in a container, is where that lasts. */
function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

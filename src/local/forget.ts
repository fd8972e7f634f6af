import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What a local run leaves behind. Nothing else in the directory is touched, whatever `DATA_DIR` says. */
const ours = /^(passerelle\.sqlite|simulator\.db)(-wal|-shm|-journal)?$|^(logs|playground|launcher\.json)$/;

/** Deletes everything Passerelle keeps in the directory, and the directory itself if nothing else is in it. */
export async function forget(dataDir: string): Promise<readonly string[]> {
  const names = await namesIn(dataDir);
  const gone = names.filter((name) => ours.test(name));
  for (const name of gone) await rm(join(dataDir, name), { recursive: true, force: true });
  if (names.length > 0 && gone.length === names.length) await rmdir(dataDir);
  return gone;
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

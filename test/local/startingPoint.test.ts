import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalOptions, readOptions } from '../../src/local/options';
import { prepareStartingPoint } from '../../src/local/startingPoint';
import { openStateFile } from '../../src/simulator/stateFile';
import { freshWorld } from '../../src/simulator/world/freshWorld';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'passerelle-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const asking = (...args: string[]): LocalOptions => readOptions(args, { DATA_DIR: dataDir });
const worldNow = () => {
  const file = openStateFile(join(dataDir, 'simulator.db'));
  const state = file.load();
  file.close();
  return state?.world;
};

describe('the world that npm start is asked for', () => {
  test('midway is made once; asked for again, it goes on', async () => {
    await prepareStartingPoint(asking('--world', 'midway'), {});
    expect(worldNow()).toBe('midway');
    await prepareStartingPoint(asking('--world', 'midway'), {});
    await prepareStartingPoint(asking(), {});
  });

  test('the other world is refused with what to do, and nothing is lost', async () => {
    await prepareStartingPoint(asking('--world', 'midway'), {});
    await expect(prepareStartingPoint(asking('--world', 'fresh'), {})).rejects.toThrow('npm run reset');
    expect(worldNow()).toBe('midway');
  });

  test('midway is not made on top of a run that began fresh', async () => {
    const file = openStateFile(join(dataDir, 'simulator.db'));
    file.restart(freshWorld('test', new Date()));
    file.close();
    await prepareStartingPoint(asking('--world', 'fresh'), {});
    await expect(prepareStartingPoint(asking('--world', 'midway'), {})).rejects.toThrow(
      `What is in ${dataDir} did not begin in the world midway`,
    );
    expect(worldNow()).toBe('fresh');
  });
});

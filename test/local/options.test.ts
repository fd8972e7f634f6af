import { resolve } from 'node:path';
import { readOptions } from '../../src/local/options';
import { StartError } from '../../src/local/startError';

const problemsOf = (env: Record<string, string>, args: string[] = []): string[] => {
  try {
    readOptions(args, env);
    return [];
  } catch (error) {
    if (error instanceof StartError) return error.message.split('\n');
    throw error;
  }
};

describe('the options of npm start', () => {
  test('are complete without being told anything', () => {
    const options = readOptions([], {});
    expect(options).toMatchObject({ port: 3978, simulatorPort: 4978, store: 'sqlite', policy: 'seed-2021' });
    expect(options.dataDir).toBe(resolve('.data'));
    expect(options.world).toBeUndefined();
    expect(options.windows.map(({ person, port }) => [person.alias, port])).toEqual([
      ['camille', 56150],
      ['tom', 56151],
    ]);
  });

  test('an empty variable counts as absent', () => {
    expect(readOptions([], { PORT: '', DATA_DIR: ' ' })).toMatchObject({ port: 3978, dataDir: resolve('.data') });
  });

  test('choose people, and find ports for them', () => {
    const { windows } = readOptions([], { PLAYGROUND_PEOPLE: 'camille, Dev,tom' });
    expect(windows.map(({ person, port }) => [person.name, port])).toEqual([
      ['Camille Roy', 56150],
      ['Dev Patel', 56151],
      ['Tom Berg', 56152],
    ]);
  });

  test('start no windows when PLAYGROUND_PORTS is off', () => {
    expect(readOptions([], { PLAYGROUND_PORTS: 'off' }).windows).toEqual([]);
  });

  test('take the world from the command line', () => {
    expect(readOptions(['--world', 'midway'], {}).world).toBe('midway');
    expect(problemsOf({}, ['--world', 'moon'])).toEqual(['--world must be fresh or midway, not "moon".']);
    expect(problemsOf({}, ['--wrld'])).toHaveLength(1);
  });

  test('need an endpoint for Cosmos DB', () => {
    expect(problemsOf({ STORE: 'cosmos' })).toEqual([
      'STORE=cosmos needs COSMOS_ENDPOINT, the address of a Cosmos DB account or emulator.',
    ]);
    expect(readOptions([], { STORE: 'cosmos', COSMOS_ENDPOINT: 'http://127.0.0.1:8081' }).store).toBe('cosmos');
  });

  test('say everything that is wrong at once', () => {
    expect(problemsOf({ PORT: '99999', SIMULATOR_PORT: 'x', STORE: 'files', PLAYGROUND_PEOPLE: 'zoe' })).toEqual([
      'PORT must be a port number from 1 to 65535, not "99999".',
      'SIMULATOR_PORT must be a port number from 1 to 65535, not "x".',
      expect.stringMatching(/^PLAYGROUND_PEOPLE: nobody is called "zoe"; there are camille, dev, hana, /),
      'STORE must be sqlite or cosmos, not "files".',
    ]);
  });

  test('want one port for each window, and none twice', () => {
    expect(problemsOf({ PLAYGROUND_PORTS: '5000' })[0]).toMatch(
      /^PLAYGROUND_PORTS names 1 port\(s\) for 2 chat window/,
    );
    expect(problemsOf({ PORT: '5000', PLAYGROUND_PORTS: '5000,5001' })[0]).toMatch(/^Port 5000 is asked for twice/);
    expect(problemsOf({ PLAYGROUND_PEOPLE: 'tom,tom' })).toEqual(['PLAYGROUND_PEOPLE names somebody twice.']);
  });
});

import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { readOptions } from '../../src/local/options';
import { neededPorts, requireFreePorts } from '../../src/local/ports';

describe('ports', () => {
  let other: Server;

  beforeEach(async () => {
    other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
  });

  afterEach(() => {
    other.close();
  });

  const takenPort = () => (other.address() as AddressInfo).port;

  test('one that is taken is named, with the variable that moves it', async () => {
    const needed = [{ port: takenPort(), variable: 'SIMULATOR_PORT', use: 'the simulator' }];
    await expect(requireFreePorts(needed)).rejects.toThrow(
      `Port ${takenPort()}, wanted for the simulator, is already in use; set SIMULATOR_PORT to choose another one.`,
    );
  });

  test('one that was given up is free', async () => {
    const needed = [{ port: takenPort(), variable: 'PORT', use: 'the bot' }];
    other.close();
    await once(other, 'close');
    await expect(requireFreePorts(needed)).resolves.toBeUndefined();
  });

  test('a start needs one for the bot, the simulator and each window', () => {
    expect(neededPorts(readOptions([], {})).map(({ port, variable }) => [port, variable])).toEqual([
      [3978, 'PORT'],
      [4978, 'SIMULATOR_PORT'],
      [56150, 'PLAYGROUND_PORTS'],
      [56151, 'PLAYGROUND_PORTS'],
    ]);
  });
});

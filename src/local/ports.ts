import { createServer } from 'node:net';
import type { LocalOptions } from './options';
import { StartError } from './startError';

/** A port that is needed, and the variable that moves it. */
export interface NeededPort {
  readonly port: number;
  readonly variable: string;
  readonly use: string;
}

/** Every port a start needs. */
export const neededPorts = ({ port, simulatorPort, windows }: LocalOptions): NeededPort[] => [
  { port, variable: 'PORT', use: 'the bot' },
  { port: simulatorPort, variable: 'SIMULATOR_PORT', use: 'the simulator' },
  ...windows.map((window) => ({
    port: window.port,
    variable: 'PLAYGROUND_PORTS',
    use: `${window.person.name}'s chat window`,
  })),
];

/** Throws a {@link StartError} naming each port that somebody else has. */
export async function requireFreePorts(needed: readonly NeededPort[]): Promise<void> {
  const taken: string[] = [];
  for (const { port, variable, use } of needed) {
    if (!(await isFree(port))) {
      taken.push(`Port ${port}, wanted for ${use}, is already in use; set ${variable} to choose another one.`);
    }
  }
  if (taken.length > 0) throw new StartError(taken.join('\n'));
}

/** Tries the port on loopback and on every address, since a listener on either one would be in the way. */
async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port));
}

function canListen(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => server.close(() => resolve(true)));
  });
}

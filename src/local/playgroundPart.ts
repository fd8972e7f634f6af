import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChatWindow, LocalOptions } from './options';
import { local, type Part, type Programs } from './part';
import { playgroundYaml } from './playgroundConfig';

/** Writes the window's configuration and says how to start it. Whatever the Playground writes lands in the data directory. */
export async function playgroundPart(
  { person, port }: ChatWindow,
  options: LocalOptions,
  programs: Programs,
): Promise<Part> {
  const directory = join(options.dataDir, 'playground', person.alias);
  const configFile = join(directory, 'playground.yml');
  await mkdir(directory, { recursive: true });
  await writeFile(configFile, playgroundYaml(person));
  return {
    name: `playground-${person.alias}`,
    script: programs.playground,
    args: [
      'start',
      ...['--app-endpoint', local(options.port, '/api/messages')],
      ...['--channel-id', 'msteams'],
      ...['--port', String(port)],
      ...['--service-url', local(port, '/_connector')],
      '--disable-telemetry',
    ],
    preload: [programs.leaveWithParent, programs.onlyLoopback],
    env: {
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: configFile,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(directory, 'playground.log'),
    },
    cwd: directory,
    readyUrl: local(port, '/_debug/ping'),
  };
}

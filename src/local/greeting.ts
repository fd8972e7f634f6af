import { relative } from 'node:path';
import type { LocalOptions } from './options';
import { local } from './part';

/** What the terminal says when everything runs: where to look and what to type. */
export function greeting({ windows, simulatorPort, port, dataDir, world }: LocalOptions): string {
  const places = [
    ...windows.map(({ person, port: at }) => [`${person.name}, ${person.organization} (${person.side})`, local(at)]),
    ['Play Microsoft and the customers', local(simulatorPort)],
    ...(windows.length === 0 ? [['The bot, for a channel of your own', local(port, '/api/messages')]] : []),
  ].map(([what = '', where = '']) => [what, where] as const);
  const width = Math.max(...places.map(([what]) => what.length)) + 3;
  return [
    '',
    'Passerelle is running.',
    '',
    ...places.map(([what, where]) => `  ${what.padEnd(width)}${where}`),
    '',
    ...(windows.length === 0
      ? []
      : [
          ...whatToType(
            windows.map(({ person }) => person),
            world,
          ),
          '',
        ]),
    `Logs: ${shortPath(dataDir)}/logs    Stop: Ctrl-C    Start over: npm run reset`,
    '',
  ].join('\n');
}

type Greeted = LocalOptions['windows'][number]['person'];

function whatToType(people: readonly Greeted[], world: string | undefined): string[] {
  const first = (side: Greeted['side']) => people.find((person) => person.side === side)?.name.split(' ')[0];
  const partner = first('partner');
  const provider = first('provider');
  if (world === 'midway') {
    return [
      'Boréal Cloud is in the middle: enrolled, with two providers, and requests at every step.',
      'Open the chat windows side by side: what waits for each person is there. Then type status, or statut.',
    ];
  }
  return [
    'Open the chat windows side by side and pick a language in each.',
    ...(partner === undefined
      ? []
      : [`As ${partner}, type inscription (or enroll) to begin, and aide (or help) whenever you wonder what is next.`]),
    ...(provider === undefined ? [] : [`As ${provider}, wait for a request to arrive, or type queue (or file).`]),
  ];
}

const shortPath = (path: string): string => {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
};

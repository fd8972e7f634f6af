import { localOrganizations } from '../../src/localOrganizations';
import type { Person } from '../../src/simulator/state';
import { customerRows } from '../../src/simulator/world/customerTable';
import { people } from '../../src/simulator/world/people';

/** Gathers what a bot logs and what people gave it, and tells which lines repeat anything of that. */
export interface LogScan {
  /** Takes pieces of the log as they come. */
  write(piece: string): void;
  /** Something that a person typed or was sent; short words and ids are no texts. */
  typed(text: string): void;
  /** One line per finding: what was found, and where. */
  findings(): readonly string[];
  /** Number of lines seen. */
  lines(): number;
}

interface Secret {
  readonly what: string;
  readonly pattern: RegExp;
}

/** Whatever looks like one is one. */
const shapes: readonly Secret[] = [
  { what: 'a mail address', pattern: /[\w.+-]+@[\w-]+(\.[\w-]+)+/u },
  { what: 'a token', pattern: /eyJ[\w-]{5,}/u },
  { what: 'a bearer token', pattern: /bearer\s+\S/iu },
  { what: 'a header with a token', pattern: /authorization"?\s*:/iu },
  { what: 'a secret', pattern: /(client_secret|refresh_token|client_assertion|password)"?\s*[=:]/iu },
  { what: 'a conversation', pattern: /\b(chat-[0-9a-f]{8}-|29:[0-9a-f]{8}-)/u },
];

const asWord = (text: string): RegExp => new RegExp(`(?<![\\p{L}\\d])${escaped(text)}(?![\\p{L}\\d])`, 'u');
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** Everybody and every company of the simulated world; first and last names by themselves as well. */
function namesOf(more: readonly Person[]): readonly Secret[] {
  const persons = [...people(), ...more].flatMap(({ name }) => [name, ...name.split(' ')]);
  const companies = [...customerRows.map(({ name }) => name), ...localOrganizations('').map(({ name }) => name)];
  return [...new Set([...persons, ...companies])]
    .filter((name) => name.length > 2)
    .map((name) => ({ what: `the name ${name}`, pattern: asWord(name) }));
}

export function createLogScan(
  options: { readonly people?: readonly Person[]; readonly secrets?: readonly string[] } = {},
): LogScan {
  const secrets: Secret[] = [
    ...shapes,
    ...namesOf(options.people ?? []),
    ...(options.secrets ?? []).map((text) => ({
      what: 'an address of the bot’s service',
      pattern: new RegExp(escaped(text), 'u'),
    })),
  ];
  const known = new Set<string>();
  const pieces: string[] = [];
  return {
    write: (piece) => void pieces.push(piece),
    typed(text) {
      // One word may be a verb, an id or a name of a field, which a log may well hold.
      if (known.has(text) || !/\S\s\S/u.test(text)) return;
      known.add(text);
      // As it would stand in JSON.
      const inJson = JSON.stringify(text).slice(1, -1);
      secrets.push({ what: `what was typed: ${text.slice(0, 60)}`, pattern: new RegExp(escaped(inJson), 'iu') });
    },
    findings: () =>
      linesOf(pieces).flatMap((line) =>
        secrets.filter(({ pattern }) => pattern.test(line)).map(({ what }) => `${what} in ${line.slice(0, 500)}`),
      ),
    lines: () => linesOf(pieces).length,
  };
}

const linesOf = (pieces: readonly string[]): readonly string[] =>
  pieces
    .join('')
    .split('\n')
    .filter((line) => line !== '');

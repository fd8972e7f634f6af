import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const literal = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`|"((?:[^"\\\n]|\\.)*)"/g;
const placeholder = /%[sdifjop#]|\$\{[^}]*\}|\$[A-Za-z][\w.]*/;
/** A title made of placeholders only would match anything. */
const fewestOwnCharacters = 15;

/** Whether some test in the sources has this title; a parametrized title matches with its placeholders filled. */
export function titleFinder(): (title: string) => boolean {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('browser') && !file.startsWith('catalogue'),
  );
  const literals = new Set(
    files.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(literal)].map((match) =>
        (match[1] ?? match[2] ?? match[3] ?? '').replace(/\\(.)/g, '$1'),
      ),
    ),
  );
  const patterns = [...literals].filter((one) => placeholder.test(one)).flatMap(patternOf);
  return (title) => literals.has(title) || patterns.some((pattern) => pattern.test(title));
}

function patternOf(title: string): readonly RegExp[] {
  const own = title.split(new RegExp(placeholder, 'g'));
  if (own.join('').length < fewestOwnCharacters) return [];
  return [new RegExp(`^${own.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`)];
}

import refusals from '../../src/text/en/refusal.json';

/** Of a message only what is said whatever its arguments are. */
function patternOf(message: string): RegExp | undefined {
  const literals = withoutArguments(message)
    .map((part) => part.replace(/[*.?+^$()|[\]\\]/g, '\\$&').replace(/\\\*/g, '.?'))
    .filter((part) => part.trim() !== '');
  return literals.join('').length < 20 ? undefined : new RegExp(literals.join('[\\s\\S]{0,400}?'));
}

/** The parts of an ICU message between its outermost arguments. */
function withoutArguments(message: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const character of message) {
    if (character === '{') depth += 1;
    if (depth === 0) parts[parts.length - 1] += character;
    if (character === '}') {
      depth -= 1;
      if (depth === 0) parts.push('');
    }
  }
  return parts;
}

const known = Object.entries(refusals).flatMap(([key, message]) => {
  const pattern = typeof message === 'string' ? patternOf(message) : undefined;
  return pattern === undefined ? [] : [{ key, pattern }];
});

/** What an English card answered: the refusal's reason, `failed` for an apology with a reference, `role unconfirmed`, else `done`. */
export function answerKind(text: string): string {
  if (text.includes('Something failed on my side')) return 'failed';
  if (text.includes('role cannot be confirmed')) return 'role unconfirmed';
  return known.find(({ pattern }) => pattern.test(text))?.key ?? 'done';
}

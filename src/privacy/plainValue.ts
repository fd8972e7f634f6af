/** Stands in the log for what is no id, code or number. */
export const leftOut = '[left out]';

const plain = /^[A-Za-z0-9_.:|/+-]{1,200}$/u;
/** Every JSON Web Token begins like this. */
const tokenStart = 'eyJ';

/** Whether a value is an id, a code, a number or a switch: without spaces, accents and `@` it is no name, text or address. */
export const isPlain = (value: unknown): boolean =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && plain.test(value) && !value.includes(tokenStart));

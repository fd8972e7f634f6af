import { describeError } from './describeError';
import { isPlain, leftOut } from './plainValue';

const deepest = 3;

/** The fields of a log line as they may stand there: ids, codes and numbers, errors described, anything else left out. */
export const fitForLog = (fields: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fitValue(value, 0)]));

function fitValue(value: unknown, depth: number): unknown {
  if (value === undefined || value === null || isPlain(value)) return value;
  if (value instanceof Error) return describeError(value);
  if (typeof value !== 'object' || depth >= deepest) return leftOut;
  if (Array.isArray(value)) return value.map((one) => fitValue(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [isPlain(name) ? name : leftOut, fitValue(inner, depth + 1)]),
  );
}

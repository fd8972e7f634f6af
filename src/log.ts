import pino, { type LoggerOptions } from 'pino';
import { fitForLog } from './privacy/fitForLog';

/** Structured log. Carries ids and kinds, never names, mail addresses, texts or tokens. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Takes the lines of a log, each with its line break. */
export interface LogTarget {
  write(line: string): void;
}

/** Lines of JSON to standard output, or to `target`. The fields pass `fitForLog`; a message is made of fixed words. */
export function createLog(level: string, target?: LogTarget): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { log: fitForLog },
    // Comes after that, and would take the description for an error.
    serializers: { err: (described: unknown) => described },
  };
  return target === undefined ? pino(options) : pino(options, target);
}

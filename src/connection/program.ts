import { ConfigError, readTenants } from '../config';
import { foldName } from '../foldName';
import type { Organization } from '../organizations';
import { text } from '../text/text';
import type { Language } from '../views/viewer';

/** What a program is started with, replaceable in tests. */
export interface ProgramOptions {
  /** Without the interpreter and the script. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly write: (line: string) => void;
}

export interface Started {
  readonly language: Language;
  /** What is neither an option nor its value. */
  readonly words: readonly string[];
  readonly tenants: ReturnType<typeof readTenants>;
}

/** Reads arguments and configuration; undefined when the configuration is wrong, which has then been said. */
export function start({ argv, env, write }: ProgramOptions): Started | undefined {
  const { language, words } = readArguments(argv, env);
  try {
    return { language, words, tenants: readTenants(env) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const step = text(language, 'connection.step.configuration');
    for (const detail of error.problems) write(text(language, 'connection.check.notice', { step, text: detail }));
    return undefined;
  }
}

/** By `--language fr`, otherwise as the terminal speaks. */
function readArguments(argv: readonly string[], env: ProgramOptions['env']): { language: Language; words: string[] } {
  const at = argv.indexOf('--language');
  const chosen = at < 0 ? (env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '') : (argv[at + 1] ?? '');
  const words = argv.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  return { language: /^fr/iu.test(chosen) ? 'fr' : 'en', words };
}

/** The organization by tenant id or name, whatever the case and accents. */
export const organizationNamed = (organizations: readonly Organization[], name: string): Organization | undefined =>
  organizations.find(
    (one) => one.tenantId.toLowerCase() === name.toLowerCase() || foldName(one.name) === foldName(name),
  );

/** Ends the process with the program's verdict. */
export function runProgram(program: (options: ProgramOptions) => Promise<number>): void {
  const write = (line: string) => process.stdout.write(`${line}\n`);
  program({ argv: process.argv.slice(2), env: process.env, write }).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}

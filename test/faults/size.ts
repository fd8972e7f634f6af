const full = process.env.FAULTS === 'full';

/** How much a fault program does: `ci` in every run of the tests, `full` with `npm run test:faults`. */
export const size = <T>(of: { readonly ci: T; readonly full: T }): T => (full ? of.full : of.ci);

/** Only with `npm run test:faults`. */
export const onlyFull: typeof test = full ? test : (test.skip as typeof test);

/** What random choices start from; `FAULTS_SEED` repeats a run. */
export const faultsSeed = Number(process.env.FAULTS_SEED ?? 20261125);

/** What a program tried and found, printed when it ends. */
export function printFound(program: string, lines: readonly string[]): void {
  process.stdout.write(
    `\n${program} (${full ? 'full size' : 'CI size'})\n${lines.map((line) => `  ${line}\n`).join('')}`,
  );
}

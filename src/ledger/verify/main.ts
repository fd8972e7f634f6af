import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Checked } from './checkChains';
import { readPublicKey } from './checkSignature';
import type { Finding } from './finding';
import { compareWithEarlier, verifyExport } from './verify';

const usage = `Usage: npm run ledger:verify FILE KEY.pem
       node dist/src/ledger/verify/main.js FILE --key KEY.pem [--earlier OLDER_FILE]

Checks an export of the ledger (JSON Lines or CSV) with the public key it was signed for. With --earlier it must also go on
where that earlier export had ended. Needs Node.js and nothing else. Ends with 0 when everything is as it was signed, with 1
when something is not, with 2 when it could not be checked.
`;

/** As many as a person reads; the rest is counted. */
const mostFindings = 50;

/** Answers the exit code. Reads two or three files and nothing else. */
export function main(args: readonly string[], print: (text: string) => void): 0 | 1 | 2 {
  const asked = readArguments(args);
  if (asked === undefined) {
    print(usage);
    return 2;
  }
  const [file, pem, older] = [asked.file, asked.key, asked.earlier].map((name) =>
    name === undefined ? undefined : contentOf(name, print),
  );
  if (file === undefined || pem === undefined || (asked.earlier !== undefined && older === undefined)) return 2;
  const key = readPublicKey(pem.toString('utf8'));
  if (key === undefined) {
    print(`${asked.key} is not a public key that signs exports.\n`);
    return 2;
  }
  const checked = verifyExport(file, key);
  const earlier = older === undefined ? undefined : verifyExport(older, key);
  const findings = [...checked.findings, ...(earlier === undefined ? [] : compareWithEarlier(earlier, checked))];
  if (earlier !== undefined && earlier.findings.length > 0)
    findings.push({ line: 0, what: 'The earlier export is itself not as it was signed: check it by itself.' });
  print(report(asked.file, checked, findings));
  return findings.length === 0 ? 0 : 1;
}

function readArguments(args: readonly string[]) {
  try {
    const options = { key: { type: 'string' }, earlier: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file, second, ...more] = positionals;
    const key = values.key ?? second;
    if (file === undefined || key === undefined || more.length > 0) return undefined;
    return { file, key, earlier: values.earlier };
  } catch {
    return undefined;
  }
}

function contentOf(name: string, print: (text: string) => void): Buffer | undefined {
  try {
    return readFileSync(name);
  } catch {
    print(`${name} cannot be read.\n`);
    return undefined;
  }
}

function report(name: string, checked: Checked, findings: readonly Finding[]): string {
  const { organization, madeAt, chains, entries, pending, erasedTexts, oldEntries } = checked;
  const lines = [
    `${name}: the ledger of ${organization === '' ? 'nobody named' : organization}, exported ${madeAt === '' ? 'at no time named' : madeAt}.`,
    `${chains} chains, ${entries} entries, ${pending.length} pending, ${erasedTexts} texts erased, ${oldEntries} entries of before version 0.4.`,
    ...pending.map(
      ({ line, aggregate, seq }) =>
        `Line ${line}: entry ${seq} of ${aggregate} is pending: decided and chained, not appended to the ledger when this was exported.`,
    ),
    ...findings.slice(0, mostFindings).map(({ line, what }) => (line === 0 ? what : `Line ${line}: ${what}`)),
    ...(findings.length > mostFindings ? [`And ${findings.length - mostFindings} more.`] : []),
    findings.length === 0 ? 'OK: every line is as it was signed.' : 'NOT OK: this file is not what was signed.',
  ];
  return `${lines.join('\n')}\n`;
}

if (require.main === module) process.exitCode = main(process.argv.slice(2), (text) => void process.stdout.write(text));

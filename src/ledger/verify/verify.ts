import type { KeyObject } from 'node:crypto';
import { type Checked, checkChains, entryKey } from './checkChains';
import { checkSignature } from './checkSignature';
import type { Finding } from './finding';
import { readLines } from './readLines';

/** What is found in an export: nothing, when it is as it was signed. */
export function verifyExport(file: Buffer, key: KeyObject): Checked {
  const lines = readLines(file);
  const checked = checkChains(lines);
  const findings = [...checked.findings, ...checkSignature(file, lines, key)];
  return { ...checked, findings: findings.sort((a, b) => a.line - b.line) };
}

/**
 * Whether a later export goes on where an earlier one had ended. The heads of an export anchor every chain: whoever rewrote
 * the store since, with the key at hand, could not have kept them.
 */
export function compareWithEarlier(earlier: Checked, later: Checked): readonly Finding[] {
  if (earlier.partner !== later.partner) return [{ line: 1, what: 'The earlier export is of another ledger.' }];
  return [...earlier.heads].flatMap(([aggregate, { seq, head }]): readonly Finding[] => {
    if (seq === 0) return [];
    if (!later.heads.has(aggregate))
      return [{ line: 0, what: `The chain ${aggregate} of the earlier export is not there any more.` }];
    return later.hashes.get(entryKey(aggregate, seq)) === head
      ? []
      : [
          {
            line: 0,
            what: `Entry ${seq} of ${aggregate} is not the one that the earlier export ended with: the chain was rewritten.`,
          },
        ];
  });
}

import { ledgerHash } from '../chain';
import type { ExportEnd, ExportedEntry, ExportedHead } from '../export/exportRecord';
import { exportFormat } from '../export/exportRecord';
import { checkTexts } from './checkTexts';
import type { Finding } from './finding';
import type { FileRecord, Line } from './readLines';

/** What the lines of an export say of each other. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly partner: string;
  readonly organization: string;
  readonly madeAt: string;
  readonly chains: number;
  readonly entries: number;
  readonly pending: readonly { readonly line: number; readonly aggregate: string; readonly seq: number }[];
  readonly erasedTexts: number;
  /** Entries of 0.3.0 and before, which hold their texts. */
  readonly oldEntries: number;
  /** The hash of every entry, by chain and number. */
  readonly hashes: ReadonlyMap<string, string>;
  /** Where each chain ends. */
  readonly heads: ReadonlyMap<string, { readonly seq: number; readonly head: string }>;
}

export const entryKey = (aggregate: string, seq: number): string => `${aggregate} ${seq}`;

/** The chain that is being read. */
interface Open {
  readonly aggregate: string;
  readonly seq: number;
  readonly hash: string;
  readonly pending: boolean;
}

/** Every entry has its hash and its place, every chain ends in its head, and there are as many as the file says. */
export function checkChains(lines: readonly Line[]): Checked {
  const findings: Finding[] = [];
  const heads = new Map<string, { seq: number; head: string }>();
  const hashes = new Map<string, string>();
  const pending: { line: number; aggregate: string; seq: number }[] = [];
  const about = { partner: '', organization: '', madeAt: '' };
  let [entries, erasedTexts, oldEntries, chains] = [0, 0, 0, 0];
  let open: Open | undefined;
  let stage = 'start' as 'start' | 'chains' | 'end' | 'signed';
  const find = (line: number, what: string): void => void findings.push({ line, what });

  function readEntry(line: number, entry: ExportedEntry): void {
    const { aggregate, seq, previous, hash } = entry;
    const name = nameOf(entry);
    if (open !== undefined && open.aggregate !== aggregate) {
      find(line, `The chain ${open.aggregate} before this line has no head: lines were removed or moved.`);
      open = undefined;
    }
    if (open === undefined && heads.has(aggregate))
      find(line, `${name} stands outside of its chain: it was added or moved.`);
    const before = open ?? { aggregate, seq: 0, hash: '', pending: false };
    if (seq !== before.seq + 1)
      find(line, `${name} follows entry ${before.seq}: lines were removed, added or moved here.`);
    else if (previous !== before.hash)
      find(line, `${name} does not continue the entry before it: one of the two was changed or exchanged.`);
    if (entry.format !== undefined && entry.format !== 2) find(line, `${name} has a format that is not known here.`);
    if (entry.format === 2 && entry.partner !== about.partner) find(line, `${name} is of another ledger.`);
    if (ledgerHash(entry) !== hash) find(line, `${name} was changed: its hash does not fit what it says.`);
    if (before.pending && entry.kind === 'entry') find(line, `${name} is marked as appended behind one that is not.`);
    for (const what of checkTexts(entry)) find(line, `${name}: ${what}`);
    if (entry.kind === 'pending') pending.push({ line, aggregate, seq });
    else entries += 1;
    if (entry.format === undefined) oldEntries += 1;
    erasedTexts += Object.values(entry.texts ?? {}).filter((text) => 'erasedAt' in text).length;
    hashes.set(entryKey(aggregate, seq), hash);
    open = { aggregate, seq, hash, pending: entry.kind === 'pending' };
  }

  function readHead(line: number, { aggregate, seq, head }: ExportedHead): void {
    chains += 1;
    const last = open?.aggregate === aggregate ? open : { seq: 0, hash: '' };
    if (open !== undefined && open.aggregate !== aggregate)
      find(line, `The chain ${open.aggregate} before this line has no head: lines were removed or moved.`);
    if (heads.has(aggregate)) find(line, `The chain ${aggregate} ends twice: lines were added or moved.`);
    if (last.seq !== seq || last.hash !== head)
      find(
        line,
        `The chain ${aggregate} does not end in its head: entries were removed from its end, or the head was changed.`,
      );
    heads.set(aggregate, { seq, head });
    open = undefined;
  }

  function readEnd(line: number, end: ExportEnd): void {
    if (open !== undefined) find(line, `The chain ${open.aggregate} has no head: lines were removed.`);
    open = undefined;
    const counted = `${chains} chains with ${entries} entries and ${pending.length} pending`;
    if (end.chains !== chains || end.entries !== entries || end.pending !== pending.length)
      find(
        line,
        `There should be ${end.chains} chains with ${end.entries} entries and ${end.pending} pending; there are ${counted}.`,
      );
  }

  function readRecord(line: number, record: FileRecord): void {
    switch (record.kind) {
      case 'export':
        if (stage !== 'start') find(line, 'The file begins twice: lines were added or moved.');
        if (record.format !== exportFormat) find(line, 'This export has a format that is not known here.');
        Object.assign(about, { partner: record.partner, organization: record.organization, madeAt: record.madeAt });
        stage = 'chains';
        break;
      case 'entry':
      case 'pending':
        if (stage === 'start') find(line, 'The first line of the export is missing.');
        readEntry(line, record);
        break;
      case 'head':
        readHead(line, record);
        break;
      case 'end':
        readEnd(line, record);
        stage = 'end';
        break;
      case 'signature':
        if (stage !== 'end') find(line, 'The end of the export is missing before its signature.');
        stage = 'signed';
        break;
      default:
        find(line, 'This record is of no kind that an export has.');
    }
  }

  for (const { number, record, wrong } of lines) {
    if (wrong !== undefined) find(number, `${wrong[0]?.toUpperCase()}${wrong.slice(1)}.`);
    if (record === undefined) continue;
    if (stage === 'signed') find(number, 'There is more behind the signature: lines were added.');
    if (stage === 'end' && record.kind !== 'signature')
      find(number, 'There is more behind the end: lines were added or moved.');
    try {
      readRecord(number, record);
    } catch {
      find(number, 'This record is not made as those of an export are.');
    }
  }
  if (stage === 'start' || stage === 'chains')
    find(lines.at(-1)?.number ?? 1, 'The end of the export is missing: lines were removed.');
  return { findings, ...about, chains, entries, pending, erasedTexts, oldEntries, hashes, heads };
}

const nameOf = ({ aggregate, seq }: ExportedEntry): string => `Entry ${seq} of ${aggregate}`;

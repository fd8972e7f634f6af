import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { ledgerEntry } from '../../src/ledger/chain';
import type { ExportRecord } from '../../src/ledger/export/exportRecord';
import { type ExportFormat, exportFormats } from '../../src/ledger/export/writeExport';
import { checkChains } from '../../src/ledger/verify/checkChains';
import { main } from '../../src/ledger/verify/main';
import { readLines } from '../../src/ledger/verify/readLines';
import { compareWithEarlier, verifyExport } from '../../src/ledger/verify/verify';
import { aSigner, type Chain, fileOf, type Happened, recordsOf } from './support/aLedger';

const signer = aSigner();
const happened = (comment: string, more: Partial<Happened> = {}): Happened => ({
  comment,
  erased: false,
  old: false,
  ...more,
});
const smallChains: readonly Chain[] = [
  { events: [happened('a', { old: true }), happened('b')], pending: 0 },
  { events: [happened('=SUM(A1)'), happened('é "x"\n', { erased: true }), happened('c')], pending: 1 },
];

const chain: fc.Arbitrary<Chain> = fc
  .record({
    events: fc.array(
      fc.record({
        comment: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
        erased: fc.boolean(),
        old: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    pending: fc.nat({ max: 2 }),
  })
  .map(({ events, pending }) => ({ events, pending: Math.min(pending, events.length) }));
const ledger = fc.array(chain, { minLength: 2, maxLength: 4 });
const format = fc.constantFrom<ExportFormat>(...exportFormats);

const findings = (file: Buffer) => verifyExport(file, signer.publicKey).findings;
/** What the lines alone tell, as if somebody had signed the file anew. */
const findingsWithoutSignature = (file: Buffer) => checkChains(readLines(file)).findings;

describe.each(exportFormats)('an export as %s', (kind) => {
  test('issue 6: is found as it was signed, with what is pending listed and what was erased counted', async () => {
    const file = await fileOf(await recordsOf(smallChains, signer), kind, signer);
    const checked = verifyExport(file, signer.publicKey);
    expect(checked.findings).toEqual([]);
    expect(checked).toMatchObject({ organization: 'Boréal', chains: 2, entries: 4, erasedTexts: 1, oldEntries: 1 });
    expect(checked.pending).toEqual([{ line: expect.any(Number), aggregate: 'customer:1', seq: 3 }]);
  });

  test('issue 6: every byte of the signature counts, and so do those before it', async () => {
    const file = await fileOf(await recordsOf(smallChains, signer), kind, signer);
    const signature = file.length - (linesOf(file).at(-1)?.length ?? 0);
    // A step that meets every place of a line sooner or later; the properties below take any bytes.
    const places = [...file.keys()].filter((place) => place >= signature || place % 23 === 0);
    const unnoticed = places.filter((place) => {
      const changed = Buffer.from(file);
      changed[place] = (changed[place] ?? 0) ^ 1;
      return findings(changed).length === 0 || findings(file.subarray(0, place)).length === 0;
    });
    expect(unnoticed).toEqual([]);
    for (const more of ['\n', ' ', '{}']) expect(findings(Buffer.concat([file, Buffer.from(more)]))).not.toEqual([]);
  });

  test('issue 6: an entry that was changed is named by its line', async () => {
    const records = await recordsOf(smallChains, signer);
    const changed = records.map((record) =>
      record.kind === 'entry' && record.aggregate === 'programme' && record.seq === 2
        ? { ...record, actor: { ...(record.actor ?? fail()), userId: 'tom' } }
        : record,
    );
    const line = kind === 'csv' ? 4 : 3;
    expect(findings(await fileOf(changed, kind, signer))).toEqual([
      { line, what: 'Entry 2 of programme was changed: its hash does not fit what it says.' },
    ]);
  });

  test('issue 6: a text that was changed is found by its hash, one that was erased is not taken for tampering', async () => {
    const records = await recordsOf(smallChains, signer);
    const withText = (text: object) =>
      records.map((record) =>
        record.kind === 'entry' && record.aggregate === 'customer:1' && record.seq === 1
          ? ({ ...record, texts: { comment: text } } as ExportRecord)
          : record,
      );
    const found = async (text: object) => findings(await fileOf(withText(text), kind, signer)).map(({ what }) => what);
    expect(await found({ class: 'words', salt: 'x', text: '=SUM(A1)' })).toEqual([
      'Entry 1 of customer:1: the text comment was changed: its hash does not fit.',
    ]);
    expect(await found({ class: 'words', erasedAt: '2026-10-05T11:00:00.000Z' })).toEqual([]);
  });

  test('issue 6: whoever rewrites a whole chain and all hashes has no signature for it', async () => {
    const records = await recordsOf(smallChains, signer);
    let head = '';
    const rewritten = records.map((record): ExportRecord => {
      if (!('aggregate' in record) || record.aggregate !== 'programme') return record;
      if (record.kind === 'head') return { ...record, head };
      const { hash: _hash, kind: of, what, aggregate, ...link } = record;
      const entry = ledgerEntry({ ...link, aggregate, previous: head, at: '2026-01-01T00:00:00.000Z' });
      head = entry.hash;
      return { ...record, ...entry, kind: of, what, aggregate };
    });
    const forged = await fileOf(rewritten, kind, aSigner());
    expect(findingsWithoutSignature(forged)).toEqual([]);
    expect(findings(forged).map(({ what }) => what)).toEqual([
      'The file was signed with another key than the one given.',
    ]);
    const original = await fileOf(records, kind, signer);
    const [last] = linesOf(original).slice(-1);
    expect(findings(Buffer.concat([...linesOf(forged).slice(0, -1), last ?? fail()]))).toHaveLength(1);
  });
});

/** Ways to tamper with the lines of a file, none of which touches the line of the signature. */
const tampering = fc.oneof(
  fc.record({ how: fc.constant('drop' as const), a: fc.nat(), b: fc.nat() }),
  fc.record({ how: fc.constant('duplicate' as const), a: fc.nat(), b: fc.nat() }),
  fc.record({ how: fc.constant('swap' as const), a: fc.nat(), b: fc.nat() }),
  fc.record({ how: fc.constant('truncate' as const), a: fc.nat(), b: fc.nat() }),
  fc.record({ how: fc.constant('insert' as const), a: fc.nat(), b: fc.nat() }),
  fc.record({ how: fc.constant('exchange' as const), a: fc.nat(), b: fc.nat() }),
  fc.record({ how: fc.constant('head' as const), a: fc.nat(), b: fc.nat() }),
  fc.record({ how: fc.constant('edit' as const), a: fc.nat(), b: fc.nat() }),
);
type Tampering = typeof tampering extends fc.Arbitrary<infer T> ? T : never;

const linesOf = (file: Buffer): readonly Buffer[] => {
  const lines: Buffer[] = [];
  for (let from = 0; from < file.length; ) {
    const to = file.indexOf(0x0a, from) + 1;
    lines.push(file.subarray(from, to));
    from = to;
  }
  return lines;
};

/** Fields of an entry that its hash covers. */
const covered = ['seq', 'at', 'previous', 'hash', 'event', 'actor'] as const;

async function tampered(
  records: readonly ExportRecord[],
  { how, a, b }: Tampering,
  kind: ExportFormat,
): Promise<Buffer | undefined> {
  const file = await fileOf(records, kind, signer);
  const all = linesOf(file);
  const first = kind === 'csv' ? 1 : 0;
  const last = all.length - 1;
  const count = last - first;
  const [x, y] = [first + (a % count), first + (b % count)];
  const places = records.flatMap((record, place) => ('aggregate' in record && record.kind !== 'head' ? [place] : []));
  const changed = (place: number, change: (record: ExportRecord) => object) =>
    fileOf(
      records.map((record, at) => (at === place ? (change(record) as ExportRecord) : record)),
      kind,
      signer,
    );
  const [one, other] = [all[x], all[y]];
  if (one === undefined || other === undefined) return undefined;
  switch (how) {
    case 'drop':
      return Buffer.concat(all.filter((_line, place) => place !== x));
    case 'duplicate':
      return Buffer.concat(all.flatMap((line, place) => (place === y ? [line, one] : [line])));
    case 'insert': {
      const [, foreign] = linesOf(
        await fileOf(await recordsOf([{ events: [happened('x')], pending: 0 }], signer), kind, signer),
      ).slice(first);
      return Buffer.concat(all.flatMap((line, place) => (place === y ? [line, foreign ?? one] : [line])));
    }
    case 'swap':
      return one.equals(other)
        ? undefined
        : Buffer.concat(all.map((line, place) => (place === x ? other : place === y ? one : line)));
    case 'truncate':
      return Buffer.concat(all.slice(0, x));
    case 'exchange': {
      const [p, q] = [places[a % places.length] ?? 0, places[b % places.length] ?? 0];
      const [r, s] = [records[p], records[q]];
      if (r === undefined || s === undefined || !('aggregate' in r) || !('aggregate' in s)) return undefined;
      if (r.aggregate === s.aggregate) return undefined;
      // Each takes the name of the other's chain.
      return fileOf(
        records.map((record, place) =>
          place === p
            ? ({ ...s, aggregate: r.aggregate } as ExportRecord)
            : place === q
              ? ({ ...r, aggregate: s.aggregate } as ExportRecord)
              : record,
        ),
        kind,
        signer,
      );
    }
    case 'head': {
      const heads = records.flatMap((record, place) => (record.kind === 'head' ? [place] : []));
      return changed(heads[a % heads.length] ?? 0, (record) =>
        b % 2 === 0
          ? { ...record, head: 'f'.repeat(64) }
          : { ...record, seq: 'seq' in record ? Number(record.seq) + 1 : 0 },
      );
    }
    case 'edit': {
      const field = covered[b % covered.length] ?? 'at';
      return changed(places[a % places.length] ?? 0, (record) => {
        const value = (record as unknown as Record<string, unknown>)[field];
        const next =
          typeof value === 'object' ? { ...value, added: true } : typeof value === 'number' ? value + 1 : `${value}x`;
        return { ...record, [field]: next };
      });
    }
  }
}

test('issue 6: whatever ledger, it is found as it was signed, and any one tampering is found, even where the file was signed anew', async () => {
  await fc.assert(
    fc.asyncProperty(ledger, tampering, format, async (chains, how, kind) => {
      const records = await recordsOf(chains, signer);
      const file = await fileOf(records, kind, signer);
      expect(findings(file)).toEqual([]);
      const changed = await tampered(records, how, kind);
      fc.pre(changed !== undefined);
      if (changed === undefined) return;
      expect(findings(changed)).not.toEqual([]);
      expect(findingsWithoutSignature(changed)).not.toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('issue 6: any bytes exchanged for any others are found', async () => {
  const bytes = fc.record({ place: fc.nat(), length: fc.nat({ max: 30 }), by: fc.uint8Array({ maxLength: 30 }) });
  await fc.assert(
    fc.asyncProperty(ledger, format, bytes, async (chains, kind, { place, length, by }) => {
      const file = await fileOf(await recordsOf(chains, signer), kind, signer);
      const at = place % file.length;
      const changed = Buffer.concat([file.subarray(0, at), by, file.subarray(at + length)]);
      fc.pre(!changed.equals(file));
      expect(findings(changed)).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('issue 6: a later export goes on where an earlier one ended; one whose chain was rewritten and signed anew does not', async () => {
  const read = async (chains: readonly Chain[]) =>
    verifyExport(await fileOf(await recordsOf(chains, signer), 'jsonl', signer), signer.publicKey);
  const [first, second] = smallChains;
  if (first === undefined || second === undefined) throw new Error('two chains');
  // Old entries have no salt: the same events give the same chain.
  const old = (...comments: string[]): Chain => ({
    events: comments.map((one) => happened(one, { old: true })),
    pending: 0,
  });
  const earlier = await read([old('a', 'b')]);
  expect(compareWithEarlier(earlier, await read([old('a', 'b', 'c'), old('x')]))).toEqual([]);
  expect(compareWithEarlier(earlier, await read([old('a', 'z', 'c')])).map(({ what }) => what)).toEqual([
    'Entry 2 of programme is not the one that the earlier export ended with: the chain was rewritten.',
  ]);
  expect(compareWithEarlier(await read([old('a'), old('b')]), await read([old('a')]))).toHaveLength(1);
});

describe('the program', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'verify-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  const kept = (name: string, content: Buffer | string) => {
    const path = join(directory, name);
    writeFileSync(path, content);
    return path;
  };
  const run = (...args: string[]) => {
    let said = '';
    const code = main(args, (text) => {
      said += text;
    });
    return { code, said };
  };

  test('issue 6: says in plain sentences with line numbers what is so, and ends with 0, 1 or 2', async () => {
    const file = await fileOf(await recordsOf(smallChains, signer), 'jsonl', signer);
    const key = kept('key.pem', (await signer.key()).pem);
    const good = run(kept('good', file), '--key', key);
    expect(good.said).toContain('Line 7: entry 3 of customer:1 is pending');
    expect(good.said).toContain('OK: every line is as it was signed.');
    expect(good.code).toBe(0);
    const bad = run(kept('bad', Buffer.from(file.toString().replace('nordwind', 'Nordwind'))), key);
    expect(bad.said).toContain('Line 2: Entry 1 of programme was changed');
    expect(bad.said).toContain('NOT OK');
    expect(bad.code).toBe(1);
    expect(run('nowhere', key).code).toBe(2);
    expect(run(kept('good', file)).code).toBe(2);
    expect(run(kept('good', file), kept('no.pem', 'x')).code).toBe(2);
    expect(run(kept('good', file), key, '--earlier', kept('older', file)).code).toBe(0);
    expect(run(kept('good', file), key, '--earlier', kept('bad', 'x')).code).toBe(1);
  });

  test('issue 6: needs Node and nothing else, so that whoever audits need not install anything', () => {
    const seen = new Set<string>();
    const outside = new Set<string>();
    const follow = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      // What is imported as a type only is not there when it runs.
      for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/^import (?!type )[^;]*? from '([^']+)';/gmsu)) {
        if (name.startsWith('.')) follow(join(dirname(file), `${name}.ts`));
        else outside.add(name);
      }
    };
    follow(join(__dirname, '../../src/ledger/verify/main.ts'));
    expect(seen.size).toBeGreaterThan(6);
    expect([...outside].filter((name) => !name.startsWith('node:'))).toEqual([]);
  });
});

function fail(): never {
  throw new Error('not there');
}

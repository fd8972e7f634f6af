import { createPublicKey, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { ledgerEntry } from '../../../src/ledger/chain';
import { type ExportedEntry, type ExportRecord, exportFormat } from '../../../src/ledger/export/exportRecord';
import { type ExportFormat, writeExport } from '../../../src/ledger/export/writeExport';
import { sealEvent } from '../../../src/ledger/sealEvent';
import { type LedgerSigner, publicKeyOf } from '../../../src/ledger/signing/ledgerSigner';
import type { LedgerText } from '../../../src/store/documents/ledgerDocument';

export const partner = 'b0000000-0000-4000-8000-000000000001';

/** A signer with a key of its own, in memory. */
export function aSigner(): LedgerSigner & { readonly publicKey: KeyObject } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const publicKey = createPublicKey(privateKey);
  return {
    publicKey,
    key: async () => publicKeyOf(publicKey),
    begin() {
      const signing = createSign('sha256');
      return {
        update: (chunk) => void signing.update(chunk),
        finish: async () => signing.sign({ key: privateKey, dsaEncoding: 'ieee-p1363' }),
      };
    },
  };
}

/** One event of a chain: what was typed, whether it was erased since, and whether 0.3.0 wrote it. */
export interface Happened {
  readonly comment: string;
  readonly erased: boolean;
  readonly old: boolean;
}

/** One chain: its events, of which the last `pending` have not been appended. */
export interface Chain {
  readonly events: readonly Happened[];
  readonly pending: number;
}

const at = '2026-10-05T11:00:00.000Z';
const actor = { tenantId: partner, userId: 'camille', roles: ['adminAgent'], rolesReadAt: at };

export async function recordsOf(chains: readonly Chain[], signer: LedgerSigner): Promise<readonly ExportRecord[]> {
  const records: ExportRecord[] = [];
  let [entries, pendings] = [0, 0];
  for (const [index, { events, pending }] of chains.entries()) {
    const aggregate = index === 0 ? 'programme' : `customer:${index}`;
    let previous = '';
    for (const [place, happened] of events.entries()) {
      const one = entryOf({ ...happened, aggregate, seq: place + 1, previous });
      const waits = place >= events.length - pending;
      records.push({ kind: waits ? 'pending' : 'entry', aggregate, customer: '=Contoso', what: 'Es war so', ...one });
      if (waits) pendings += 1;
      else entries += 1;
      previous = one.hash;
    }
    records.push({ kind: 'head', aggregate, seq: events.length, head: previous });
  }
  const { id: key } = await signer.key();
  const by = { tenantId: partner, userId: 'camille' };
  return [
    { kind: 'export', format: exportFormat, partner, organization: 'Boréal', madeAt: at, by, key },
    ...records,
    { kind: 'end', chains: chains.length, entries, pending: pendings },
  ];
}

function entryOf({
  comment,
  erased,
  old,
  aggregate,
  seq,
  previous,
}: Happened & { readonly aggregate: string; readonly seq: number; readonly previous: string }): Omit<
  ExportedEntry,
  'kind' | 'what' | 'aggregate'
> {
  const event = { type: 'CustomerConsentDeclined', provider: 'nordwind', at, comment };
  const link = { seq, at, previous, actor };
  if (old) return ledgerEntry({ ...link, event });
  const sealed = sealEvent(event);
  const texts = Object.fromEntries(
    Object.entries(sealed.texts).map(([place, text]): [string, LedgerText] => [
      place,
      erased ? { class: text.class, erasedAt: at } : text,
    ]),
  );
  return { ...ledgerEntry({ format: 2, partner, aggregate, ...link, event: sealed.event }), texts };
}

export async function fileOf(
  records: readonly ExportRecord[],
  format: ExportFormat,
  signer: LedgerSigner,
): Promise<Buffer> {
  const each = async function* () {
    yield* records;
  };
  const chunks: Buffer[] = [];
  for await (const chunk of writeExport(each(), format, signer)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

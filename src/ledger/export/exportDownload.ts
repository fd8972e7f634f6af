import type { Readable } from 'node:stream';
import { Readable as Stream } from 'node:stream';
import { customerIdOf } from '../../aggregates';
import { type Clock, instant } from '../../clock';
import type { Log } from '../../log';
import type { Organization } from '../../organizations';
import { type CustomerRowDocument, customerRowId } from '../../store/documents/customerDocuments';
import type { Store } from '../../store/store';
import { eventText } from '../../views/historyText';
import { wordsFor } from '../../views/words';
import { openEvent } from '../sealEvent';
import type { LedgerSigner } from '../signing/ledgerSigner';
import type { ExportDownloads, ExportRef } from './exportDownloads';
import { exportFormat } from './exportRecord';
import { type Describe, exportRecords } from './exportRecords';
import { type ExportFormat, writeExport } from './writeExport';

export interface Download {
  readonly contentType: string;
  readonly fileName: string;
  readonly body: Readable | string;
}

export interface ExportDownloadDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly downloads: ExportDownloads;
  readonly signer: LedgerSigner;
  readonly organization: (tenantId: string) => Organization | undefined;
  /** Notes in the tenant's own security log that somebody took the ledger away. */
  readonly noted: (ref: ExportRef) => Promise<void>;
}

const types: Readonly<Record<ExportFormat, string>> = {
  jsonl: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** The file behind a token; undefined when there is none. */
export async function exportDownload(
  deps: ExportDownloadDeps,
  token: string,
  file: string,
): Promise<Download | undefined> {
  const ref = await deps.downloads.refOf(token);
  const organization = ref === undefined ? undefined : deps.organization(ref.tenantId);
  if (ref === undefined || organization === undefined || ref.file !== file) return undefined;
  const key = await deps.signer.key();
  if (ref.file === 'pem')
    return { contentType: 'application/x-pem-file', fileName: 'ledger-public-key.pem', body: key.pem };
  await deps.noted(ref);
  deps.log.info({ tenant: ref.tenantId, format: ref.file }, 'ledger exported');
  const madeAt = instant(deps.clock);
  const head = {
    kind: 'export' as const,
    format: exportFormat,
    partner: ref.tenantId,
    organization: organization.name,
    madeAt,
    by: { tenantId: ref.tenantId, userId: ref.userId },
    key: key.id,
  };
  const records = exportRecords(deps.store, head, inWords(deps, ref, madeAt));
  return {
    contentType: types[ref.file],
    fileName: `ledger-${madeAt.slice(0, 10)}.${ref.file}`,
    body: Stream.from(writeExport(records, ref.file, deps.signer)),
  };
}

/** What an entry is, as the person who exports it reads it. */
function inWords({ store, organization }: ExportDownloadDeps, ref: ExportRef, now: string): Describe {
  const words = wordsFor(ref, now);
  // The entries of one chain follow each other.
  let last: { readonly aggregate: string; readonly customer?: string } | undefined;
  return async ({ aggregate, event }, texts) => {
    if (last?.aggregate !== aggregate) {
      const customer = await customerOf(store, ref.tenantId, aggregate);
      last = { aggregate, ...(customer === undefined ? {} : { customer }) };
    }
    const { customer } = last;
    const names = {
      customer: customer ?? words.raw('history.unknownCustomer'),
      organization: (tenantId: string) => organization(tenantId)?.name,
    };
    const what = eventText(words, openEvent(event, texts, ''), names);
    return { what, ...(customer === undefined ? {} : { customer }) };
  };
}

async function customerOf(store: Store, pk: string, aggregate: string): Promise<string | undefined> {
  const customerId = customerIdOf({ pk, id: aggregate });
  if (customerId === undefined) return undefined;
  return (await store.read<CustomerRowDocument>('records', pk, customerRowId(customerId)))?.doc.customer.name;
}

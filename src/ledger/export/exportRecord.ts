import type { LedgerEntry, LedgerText } from '../../store/documents/ledgerDocument';

/** Shape of exported files; another one is refused by the verifier. */
export const exportFormat = 1;

/** What an export is of, who asked for it and which key signs it. The first record. */
export interface ExportHead {
  readonly kind: 'export';
  readonly format: number;
  readonly partner: string;
  readonly organization: string;
  readonly madeAt: string;
  readonly by: { readonly tenantId: string; readonly userId: string };
  /** SHA-256 of the public key (DER, SubjectPublicKeyInfo), in hex. */
  readonly key: string;
}

/** An entry of a chain. `pending`: decided, and in its aggregate's outbox, but not appended yet. */
export type ExportedEntry = { readonly kind: 'entry' | 'pending' } & LedgerEntry & {
    readonly aggregate: string;
    readonly texts?: Readonly<Record<string, LedgerText>>;
    /** For readers: the customer's name, and what happened in the language of whoever made the export. The signature covers both, the chain neither. */
    readonly customer?: string;
    readonly what: string;
  };

/** Where a chain ends: the anchor that stands in the aggregate's own document. Follows its entries. */
export interface ExportedHead {
  readonly kind: 'head';
  readonly aggregate: string;
  readonly seq: number;
  readonly head: string;
}

/** How much there is of what. The last record before the signature. */
export interface ExportEnd {
  readonly kind: 'end';
  readonly chains: number;
  readonly entries: number;
  readonly pending: number;
}

export type ExportRecord = ExportHead | ExportedEntry | ExportedHead | ExportEnd;

/** Over every byte before its line: ECDSA with P-256 and SHA-256 (ES256), r and s of 32 bytes each, in base64url. */
export interface ExportSignature {
  readonly kind: 'signature';
  readonly alg: 'ES256';
  readonly key: string;
  readonly value: string;
}

/** Columns of a CSV export. `record` holds everything as JSON; the others repeat of it what people read. */
export const csvColumns = [
  'kind',
  'aggregate',
  'customer',
  'seq',
  'at',
  'event',
  'what',
  'actorTenant',
  'actor',
  'roles',
  'rolesReadAt',
  'texts',
  'previous',
  'hash',
  'record',
] as const;

/** The row of a record, in the order of {@link csvColumns}. */
export function csvCells(record: ExportRecord | ExportSignature): readonly string[] {
  const cells: Partial<Record<(typeof csvColumns)[number], string>> = { kind: record.kind };
  switch (record.kind) {
    case 'export':
      Object.assign(cells, { customer: record.organization, at: record.madeAt, actor: record.by.userId });
      break;
    case 'entry':
    case 'pending': {
      const { aggregate, customer, seq, at, event, what, actor, texts, previous, hash } = record;
      Object.assign(cells, { aggregate, customer, seq: String(seq), at, event: event.type, what, previous, hash });
      Object.assign(cells, { texts: textCell(texts) });
      if (actor !== undefined) {
        const { tenantId, userId, roles, rolesReadAt } = actor;
        Object.assign(cells, { actorTenant: tenantId, actor: userId, roles: roles.join(' '), rolesReadAt });
      }
      break;
    }
    case 'head':
      Object.assign(cells, { aggregate: record.aggregate, seq: String(record.seq), hash: record.head });
      break;
    case 'end':
      Object.assign(cells, { seq: String(record.entries + record.pending) });
      break;
    case 'signature':
      break;
    default: {
      const never: never = record;
      return never;
    }
  }
  return csvColumns.map((column) => (column === 'record' ? JSON.stringify(record) : (cells[column] ?? '')));
}

/** One line, so that every record of a file is one. */
function textCell(texts: ExportedEntry['texts']): string {
  return Object.entries(texts ?? {})
    .map(([place, text]) => `${place}: ${'erasedAt' in text ? `(erased ${text.erasedAt})` : text.text}`)
    .join(' | ')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

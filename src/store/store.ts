/**
 * The store port. Everything Passerelle remembers goes through it; `sqlite/` and `cosmos/` implement it and pass the
 * same contract suite (`test/store/contract.ts`).
 *
 * There is no multi-document transaction and no unconditional write: a document is created, or replaced with the etag
 * that was read, so the guarantee is the same on both implementations.
 */

/** The five containers (Cosmos DB) or tables (SQLite); all are partitioned by `pk`. */
export const containers = ['records', 'people', 'cards', 'ledger', 'work'] as const;
export type Container = (typeof containers)[number];

/**
 * What every stored document carries. Fields unknown to this version are kept as they are. The names in `reservedFields`
 * (`guardDocument.ts`) belong to the database and are refused.
 */
export interface StoredDocument {
  /** Partition key: the tenant whose data this is. Any text of 1 to 100 characters. */
  readonly pk: string;
  /** Unique inside (container, pk). Any text of 1 to 200 characters; the store encodes what a database would refuse. */
  readonly id: string;
  readonly type: string;
  /** Version of the document's shape. A document with a newer version than this program knows is never written. */
  readonly v: number;
  /** Instant, as `Date.toISOString()` writes it, at which the earliest work on this document is to be done; absent if none. */
  readonly due?: string;
  /** Instant, written alike, from which the document counts as missing. The database may delete it any time later. */
  readonly expiresAt?: string;
  readonly [field: string]: unknown;
}

/** A document together with the etag that a later conditional write must name. */
export interface Versioned<D extends StoredDocument> {
  readonly doc: D;
  readonly etag: string;
}

export interface Page<D extends StoredDocument> {
  readonly items: readonly Versioned<D>[];
  /** Opaque; hand it to the next `list` call with the same selection. Absent on the last page. */
  readonly continuation?: string;
}

/** What to list inside one partition; ordered by id as `encodeId.ts` writes it, the same on every implementation. */
export interface Selection {
  readonly pk: string;
  readonly type?: string;
  readonly idPrefix?: string;
  /** At most this many items in a page, 1 to 100. Default 100. */
  readonly limit?: number;
  readonly continuation?: string;
}

/** A document that has work, as the sweep sees it: enough to claim it by a conditional write. */
export interface DueReference {
  readonly pk: string;
  readonly id: string;
  readonly type: string;
  readonly due: string;
}

export interface Store {
  /** The document, or undefined when it does not exist or has expired. */
  read<D extends StoredDocument>(container: Container, pk: string, id: string): Promise<Versioned<D> | undefined>;
  /** Creates a new document; throws {@link StoreConflict} `exists` when there is one already (409). An expired one does not count. */
  create<D extends StoredDocument>(container: Container, doc: D): Promise<Versioned<D>>;
  /** Replaces the whole document if its etag is still `etag`; otherwise throws {@link StoreConflict} `changed` or `missing` (412, 404). */
  replace<D extends StoredDocument>(container: Container, doc: D, etag: string): Promise<Versioned<D>>;
  /** Deletes the document if its etag is still `etag`; deleting what is already missing is no error. */
  remove(container: Container, pk: string, id: string, etag: string): Promise<void>;
  /** One page of a partition, expired documents left out. */
  list<D extends StoredDocument>(container: Container, selection: Selection): Promise<Page<D>>;
  /**
   * The only read across partitions: up to `limit` (1 to 1,000) documents with `due <= now`, earliest first, expired ones
   * left out. Served by the index on `due`. With `pk` only those of one partition.
   */
  due(container: Container, now: string, limit: number, pk?: string): Promise<readonly DueReference[]>;
  /** Throws when the store cannot be reached; `/readyz` asks it. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A conditional write lost: somebody else created, changed or removed the document first. Reload and decide again. */
export class StoreConflict extends Error {
  constructor(
    readonly kind: 'exists' | 'changed' | 'missing',
    container: Container,
    id: string,
  ) {
    super(`store conflict: ${container}/${id} ${kind}`);
    this.name = 'StoreConflict';
  }
}

/**
 * The document may not be stored as it is: over the size cap; a bad key (an empty, over-long or ill-formed `pk`, `id` or
 * `type`, an instant in another spelling, a reserved field name); or a version this program does not know.
 */
export class StoreRefusal extends Error {
  constructor(
    readonly kind: 'tooLarge' | 'badKey' | 'newerVersion',
    message: string,
  ) {
    super(message);
    this.name = 'StoreRefusal';
  }
}

/**
 * The store did not answer, or not in time. `maybeWritten` says whether a write may have taken effect all the same:
 * the caller then reads the document back and compares its commit id before trying again.
 */
export class StoreUnavailable extends Error {
  constructor(
    message: string,
    readonly maybeWritten: boolean,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'StoreUnavailable';
  }
}

/** Largest document accepted, in bytes of its JSON as UTF-8. */
export const maxDocumentBytes = 64 * 1024;

/** The newest document shape this program reads and writes. Raise it only after every running instance knows the shape. */
export const documentVersion = 1;

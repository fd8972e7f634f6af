import { decodeId, encodeId } from '../encodeId';
import { type EncodedKey, guardDocument, guardKey } from '../guardDocument';
import { guardLimit, maxDueItems, pageOf, pageQuery } from '../pageOf';
import {
  type Container,
  type DueReference,
  documentVersion,
  type Store,
  StoreConflict,
  type StoredDocument,
  type Versioned,
} from '../store';
import { CosmosAnswer, callCosmos, guardMissing } from './callCosmos';
import { type CosmosAccount, connect } from './connect';
import { type CosmosDocument, etagOf, fromCosmos, hasExpired, splitEtag, toCosmos } from './cosmosDocument';
import { prepareContainers } from './prepareContainers';
import { dueQuery, listQuery } from './queries';

const defaultTimeoutMs = 5_000;
const createAttempts = 3;

export interface CosmosStoreOptions extends CosmosAccount {
  readonly database: string;
  readonly now: () => Date;
  /** How long one operation may take in all, retries included. */
  readonly timeoutMs?: number;
  /** Newest document version that may be written; another than {@link documentVersion} only to stand for another release. */
  readonly newestVersion?: number;
}

/** A store in one Cosmos DB database, which is created if it is missing. Throws when the account cannot be reached. */
export async function createCosmosStore(options: CosmosStoreOptions): Promise<Store> {
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  const newestVersion = options.newestVersion ?? documentVersion;
  await prepareContainers(options, options.database);
  const client = await connect(options, timeoutMs);
  const database = client.database(options.database);
  const reading = { kind: 'read', timeoutMs } as const;
  const writing = { kind: 'write', timeoutMs } as const;

  const itemsOf = (container: Container) => database.container(container).items;
  const itemOf = (container: Container, key: EncodedKey) => database.container(container).item(key.id, key.pk);

  async function find(container: Container, key: EncodedKey): Promise<CosmosDocument | undefined> {
    return await callCosmos(reading, async (abortSignal) => {
      const answer = await itemOf(container, key).read<CosmosDocument>({ abortSignal });
      if (answer.statusCode === 404) guardMissing(answer.substatus);
      return answer.statusCode === 404 ? undefined : answer.resource;
    });
  }

  async function findLive(container: Container, key: EncodedKey): Promise<CosmosDocument | undefined> {
    const found = await find(container, key);
    return found === undefined || hasExpired(found.expiresAt, options.now()) ? undefined : found;
  }

  /** Sends the document to be created or, given the etag to be replaced, put in place of that version. */
  async function write<D extends StoredDocument>(container: Container, doc: D, replaced?: string) {
    const guarded = guardDocument(doc, newestVersion);
    const body = toCosmos(guarded, options.now());
    const answer = await callCosmos(writing, async (abortSignal) => {
      if (replaced === undefined) return await itemsOf(container).create(body, { abortSignal });
      const accessCondition = { type: 'IfMatch', condition: replaced };
      return await itemOf(container, guarded).replace(body, { abortSignal, accessCondition });
    });
    return { doc: JSON.parse(guarded.json) as D, etag: etagOf(answer.etag, doc.expiresAt) };
  }

  async function create<D extends StoredDocument>(container: Container, doc: D): Promise<Versioned<D>> {
    const key = guardKey(doc.pk, doc.id);
    for (let attempt = 1; attempt <= createAttempts; attempt += 1) {
      try {
        return await write(container, doc);
      } catch (error) {
        if (!answered(error, 409)) throw error;
      }
      const inTheWay = await find(container, key);
      // Removed between the two calls: there is room now.
      if (inTheWay === undefined) continue;
      if (!hasExpired(inTheWay.expiresAt, options.now())) break;
      try {
        return await write(container, doc, inTheWay._etag);
      } catch (error) {
        if (!answered(error, 404, 412)) throw error;
      }
    }
    throw new StoreConflict('exists', container, doc.id);
  }

  async function replace<D extends StoredDocument>(container: Container, doc: D, etag: string): Promise<Versioned<D>> {
    const key = guardKey(doc.pk, doc.id);
    const { cosmosEtag, expiresAt } = splitEtag(etag);
    if (cosmosEtag !== undefined && !hasExpired(expiresAt, options.now())) {
      try {
        return await write(container, doc, cosmosEtag);
      } catch (error) {
        if (answered(error, 404)) throw new StoreConflict('missing', container, doc.id);
        if (!answered(error, 412)) throw error;
      }
    }
    const found = await findLive(container, key);
    throw new StoreConflict(found === undefined ? 'missing' : 'changed', container, doc.id);
  }

  async function remove(container: Container, pk: string, id: string, etag: string): Promise<void> {
    const key = guardKey(pk, id);
    const { cosmosEtag } = splitEtag(etag);
    if (cosmosEtag !== undefined) {
      const accessCondition = { type: 'IfMatch', condition: cosmosEtag };
      try {
        await callCosmos(writing, (abortSignal) => itemOf(container, key).delete({ abortSignal, accessCondition }));
        return;
      } catch (error) {
        if (answered(error, 404)) return;
        if (!answered(error, 412)) throw error;
      }
    }
    if ((await findLive(container, key)) !== undefined) throw new StoreConflict('changed', container, id);
  }

  async function list<D extends StoredDocument>(container: Container, selection: Parameters<Store['list']>[1]) {
    const page = pageQuery(selection);
    const query = listQuery(page, options.now().toISOString());
    const { resources } = await callCosmos(reading, (abortSignal) =>
      itemsOf(container)
        .query<CosmosDocument>(query, { abortSignal, partitionKey: page.pk, maxItemCount: page.rows })
        .fetchAll(),
    );
    return pageOf(page, resources.map(fromCosmos<D>));
  }

  async function due(container: Container, now: string, limit: number, pk?: string): Promise<readonly DueReference[]> {
    guardLimit(limit, maxDueItems);
    const inOne = pk === undefined ? undefined : encodeId(pk);
    const query = dueQuery(new Date(now).toISOString(), limit, options.now().toISOString(), inOne);
    const { resources } = await callCosmos(reading, (abortSignal) =>
      itemsOf(container)
        .query<DueReference>(query, {
          abortSignal,
          maxItemCount: limit,
          ...(inOne === undefined ? {} : { partitionKey: inOne }),
        })
        .fetchAll(),
    );
    return resources.map((found) => ({ ...found, pk: decodeId(found.pk), id: decodeId(found.id) }));
  }

  return {
    async read<D extends StoredDocument>(container: Container, pk: string, id: string) {
      const found = await findLive(container, guardKey(pk, id));
      return found === undefined ? undefined : fromCosmos<D>(found);
    },
    create,
    replace,
    remove,
    list,
    due,
    async ping() {
      await find('work', { pk: 'ping', id: 'ping' });
    },
    async close() {
      client.dispose();
    },
  };
}

function answered(error: unknown, ...statuses: readonly number[]): boolean {
  return error instanceof CosmosAnswer && statuses.includes(error.status);
}

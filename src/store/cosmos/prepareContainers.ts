import { type Container, type Database, type IndexingPolicy, PartitionKeyKind } from '@azure/cosmos';
import { containers } from '../store';
import { type CosmosAccount, connect } from './connect';

/** Creating a container can take several seconds; nobody is waiting for a click while the process starts. */
const prepareTimeoutMs = 60_000;

/** Only what is queried is indexed; every path more would be paid for on every write. */
export const indexingPolicy: IndexingPolicy = {
  indexingMode: 'consistent',
  automatic: true,
  includedPaths: ['/pk/?', '/id/?', '/type/?', '/due/?', '/expiresAt/?'].map((path) => ({ path })),
  excludedPaths: [{ path: '/*' }],
};

/**
 * Creates the database and its containers where missing; what exists is left as it is. An identity that may only read and
 * write documents can start once they have been deployed.
 */
export async function prepareContainers(account: CosmosAccount, databaseName: string): Promise<void> {
  const client = await connect(account, prepareTimeoutMs);
  try {
    const database = client.database(databaseName);
    await ensure(database, () => client.databases.create({ id: databaseName }));
    await Promise.all(
      containers.map((name) => ensure(database.container(name), () => createContainer(database, name))),
    );
  } finally {
    client.dispose();
  }
}

function createContainer(database: Database, name: string): Promise<unknown> {
  return database.containers.create({
    id: name,
    // Version 2 takes keys of up to 2 KB; version 1 would look at the first 101 bytes only.
    partitionKey: { paths: ['/pk'], kind: PartitionKeyKind.Hash, version: 2 },
    // Documents live for ever unless they have a `ttl` of their own.
    defaultTtl: -1,
    indexingPolicy,
  });
}

async function ensure(resource: Container | Database, create: () => Promise<unknown>): Promise<void> {
  try {
    await resource.read();
    return;
  } catch (error) {
    if (codeOf(error) !== 404) throw error;
  }
  try {
    await create();
  } catch (error) {
    // Another instance that started at the same moment created it.
    if (codeOf(error) !== 409) throw new Error(`cannot create ${resource.url}`, { cause: error });
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

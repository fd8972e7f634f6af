import type { Store } from './store';

/** Where Passerelle remembers things. Without a key, Cosmos DB is reached with the process's managed identity. */
export type StoreConfig =
  | { readonly kind: 'sqlite'; readonly file: string }
  | {
      readonly kind: 'cosmos';
      readonly endpoint: string;
      readonly key?: string | undefined;
      readonly database: string;
    };

/**
 * Opens the store that the configuration names. Each implementation is loaded only when chosen: the Cosmos DB client alone
 * takes longer to load than the rest of the program takes to start.
 */
export async function openStore(config: StoreConfig, now: () => Date): Promise<Store> {
  if (config.kind === 'sqlite') {
    const { createSqliteStore } = require('./sqlite/sqliteStore') as typeof import('./sqlite/sqliteStore');
    return createSqliteStore({ file: config.file, now });
  }
  const { createCosmosStore } = require('./cosmos/cosmosStore') as typeof import('./cosmos/cosmosStore');
  return await createCosmosStore({ endpoint: config.endpoint, key: config.key, database: config.database, now });
}

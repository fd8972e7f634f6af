import { randomUUID } from 'node:crypto';
import { connect } from '../../src/store/cosmos/connect';
import { createCosmosStore } from '../../src/store/cosmos/cosmosStore';
import { declareStoreContract } from './contract';
import { startCosmosEmulator } from './startCosmosEmulator';

describe('the Cosmos DB store, over the wire to an emulator', () => {
  declareStoreContract(async () => {
    const { endpoint, key, stop } = await startCosmosEmulator();
    return {
      open: (options) => createCosmosStore({ endpoint, key, database: 'passerelle', ...options }),
      drop: stop,
    };
  });
});

const endpoint = process.env.COSMOS_ENDPOINT;
const key = process.env.COSMOS_KEY;

(endpoint === undefined || key === undefined ? describe.skip : describe)('the account COSMOS_ENDPOINT names', () => {
  declareStoreContract(async () => {
    const database = `passerelle-test-${randomUUID()}`;
    return {
      open: (options) => createCosmosStore({ endpoint: endpoint ?? '', key, database, ...options }),
      drop: async () => {
        const client = await connect({ endpoint: endpoint ?? '', key }, 60_000);
        await client.database(database).delete();
        client.dispose();
      },
    };
  });
});

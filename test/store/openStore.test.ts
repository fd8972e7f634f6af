import { openStore } from '../../src/store/openStore';
import { newPk, note } from './contract/underTest';
import { startCosmosEmulator } from './startCosmosEmulator';

const now = () => new Date('2026-03-01T09:00:00.000Z');

const isCosmosClientLoaded = () => Object.keys(require.cache).some((path) => path.includes('@azure'));

describe('openStore', () => {
  test('opens SQLite without loading the Cosmos DB client', async () => {
    newPk();
    const store = await openStore({ kind: 'sqlite', file: ':memory:' }, now);
    await store.create('records', note('a'));
    await store.close();
    expect(isCosmosClientLoaded()).toBe(false);
  });

  test('opens Cosmos DB, creating the database once', async () => {
    const { endpoint, key, stop } = await startCosmosEmulator();
    const config = { kind: 'cosmos', endpoint, key, database: 'passerelle' } as const;
    const pk = newPk();
    const [one, two] = await Promise.all([openStore(config, now), openStore(config, now)]);
    expect(isCosmosClientLoaded()).toBe(true);
    const created = await one.create('records', note('a'));
    expect(await two.read('records', pk, 'a')).toEqual(created);
    await Promise.all([one.close(), two.close()]);
    await stop();
  });
});

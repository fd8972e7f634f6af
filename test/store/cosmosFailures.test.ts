import { createCosmosStore } from '../../src/store/cosmos/cosmosStore';
import type { Store } from '../../src/store/store';
import { newPk, note } from './contract/underTest';
import { type CosmosEmulator, startCosmosEmulator } from './startCosmosEmulator';
import { startUnreliableProxy, type UnreliableProxy } from './unreliableProxy';

const now = () => new Date('2026-03-01T09:00:00.000Z');
const timeoutMs = 250;

describe('when Cosmos DB does not answer', () => {
  let emulator: CosmosEmulator;
  let proxy: UnreliableProxy;
  let store: Store;
  let pk: string;

  beforeAll(async () => {
    emulator = await startCosmosEmulator();
    proxy = await startUnreliableProxy(emulator.endpoint);
    const { key } = emulator;
    store = await createCosmosStore({ endpoint: proxy.endpoint, key, database: 'passerelle', now, timeoutMs });
  });

  beforeEach(() => {
    proxy.weather = 'fair';
    pk = newPk();
  });

  afterAll(async () => {
    await store.close();
    await proxy.stop();
    await emulator.stop();
  });

  const maybeWritten = { name: 'StoreUnavailable', maybeWritten: true };
  const notWritten = { name: 'StoreUnavailable', maybeWritten: false };

  test('a write whose answer is lost may have happened, and reading it back shows it did', async () => {
    proxy.weather = 'answerLost';
    await expect(store.create('records', note('a', { commit: 'c1' }))).rejects.toMatchObject(maybeWritten);
    proxy.weather = 'fair';
    const created = await store.read('records', pk, 'a');
    expect(created?.doc.commit).toBe('c1');

    proxy.weather = 'answerLost';
    const etag = created?.etag ?? '';
    await expect(store.replace('records', note('a', { commit: 'c2' }), etag)).rejects.toMatchObject(maybeWritten);
    proxy.weather = 'fair';
    expect((await store.read('records', pk, 'a'))?.doc.commit).toBe('c2');
  });

  test('a write that is never answered may have happened; a read certainly changed nothing', async () => {
    const { etag } = await store.create('records', note('a'));
    proxy.weather = 'silence';
    await expect(store.create('records', note('b'))).rejects.toMatchObject(maybeWritten);
    await expect(store.replace('records', note('a'), etag)).rejects.toMatchObject(maybeWritten);
    await expect(store.remove('records', pk, 'a', etag)).rejects.toMatchObject(maybeWritten);
    await expect(store.read('records', pk, 'a')).rejects.toMatchObject(notWritten);
    await expect(store.list('records', { pk })).rejects.toMatchObject(notWritten);
    await expect(store.due('records', now().toISOString(), 10)).rejects.toMatchObject(notWritten);
    await expect(store.ping()).rejects.toMatchObject(notWritten);
  });

  test('no operation takes much longer than it may', async () => {
    proxy.weather = 'silence';
    const started = Date.now();
    await expect(store.list('records', { pk })).rejects.toThrow('the store did not answer');
    expect(Date.now() - started).toBeLessThan(timeoutMs * 4);
  });

  test('a write that stays throttled did not happen', async () => {
    const { key } = emulator;
    const patient = await createCosmosStore({ endpoint: proxy.endpoint, key, database: 'passerelle', now });
    proxy.weather = 'throttled';
    await expect(patient.create('records', note('a'))).rejects.toMatchObject(notWritten);
    await patient.close();
  });

  test('a write that failed inside the service may have happened', async () => {
    proxy.weather = 'broken';
    await expect(store.create('records', note('a'))).rejects.toMatchObject(maybeWritten);
  });

  test('it works again as soon as Cosmos DB answers', async () => {
    proxy.weather = 'silence';
    await expect(store.ping()).rejects.toThrow();
    proxy.weather = 'fair';
    await store.ping();
    await store.create('records', note('a'));
  });

  test('an account that is not there at the start is an error, not a store', async () => {
    const options = { endpoint: 'http://127.0.0.1:1', key: 'eA==', database: 'passerelle', now };
    await expect(createCosmosStore(options)).rejects.toThrow('ECONNREFUSED');
  });
});

import type { Store } from '../../src/store/store';
import { declareDue } from './contract/due';
import { declareExpiry } from './contract/expiry';
import { declareKeys } from './contract/keys';
import { declareLimits } from './contract/limits';
import { declareListing } from './contract/listing';
import { declareRaces } from './contract/races';
import type { Bench, DatabaseUnderTest } from './contract/underTest';
import { declareWrites } from './contract/writes';

/** Declares the suite that every implementation of the store port passes. */
export function declareStoreContract(createDatabase: () => Promise<DatabaseUnderTest>): void {
  let database: DatabaseUnderTest;
  let store: Store;
  let laterStore: Store;
  // The suite moves this clock by hand, so that nothing waits and the machine's time does not matter.
  const clock = {
    now: new Date('2026-03-01T09:00:00.000Z'),
    advance(seconds: number) {
      clock.now = new Date(clock.now.getTime() + seconds * 1_000);
    },
  };

  beforeAll(async () => {
    database = await createDatabase();
    store = await database.open({ now: () => clock.now });
    laterStore = await database.open({ now: () => clock.now, newestVersion: 2 });
  }, 120_000);

  afterAll(async () => {
    await store.close();
    await laterStore.close();
    await database.drop();
  }, 120_000);

  // A function, because the stores are opened only after the suite is declared.
  const bench = (): Bench => ({ store, laterStore, clock });

  declareWrites(bench);
  declareRaces(bench);
  declareListing(bench);
  declareDue(bench);
  declareExpiry(bench);
  declareKeys(bench);
  declareLimits(bench);
}

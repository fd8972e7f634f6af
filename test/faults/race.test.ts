import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { thingId } from '../../src/ids';
import { listPointers } from '../../src/present/pointers';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { openStore } from '../../src/store/openStore';
import type { Store } from '../../src/store/store';
import { answerKind } from '../support/answerKind';
import { textOf } from '../support/chat';
import { aClick, anActivity, send } from '../support/inbound';
import { checkInvariants } from '../support/invariants';
import { boreal, nordwind, type SimulatedPerson } from '../support/people';
import { type RandomChoices, randomFrom } from '../support/randomFrom';
import { startWorld, type World } from '../support/startWorld';
import { allTenants, quiet, seenThere } from './quietWorld';
import { type Click, clash, clickOn, type Draft, randomClick, type Target } from './raceClicks';
import { peopleOf, racePeople } from './racePeople';
import { faultsSeed, printFound, size } from './size';

const clicksToMake = size({ ci: 200, full: 1000 });
const undoSeconds = 1;

/** Customers of the starting point midway for whom a request can be made, with what can move. */
const movable: readonly (readonly [n: number, ...lines: number[]])[] = [
  [4, 1, 2],
  [5, 1, 2],
  [6, 1],
  [11, 2],
  [12, 1, 2],
  [16, 1],
  [22, 1, 2],
  [23, 2],
  [24, 2],
  [29, 1, 2],
];
/** Bought for each of them besides, so that there is something to race for until the end. */
const bought = size({ ci: 2, full: 8 });

const draftsIn = (world: World): Promise<readonly Draft[]> =>
  Promise.all(
    movable.map(async ([n, ...lines]) => {
      const customer = customerId(n);
      const more = Array.from({ length: bought }, () =>
        world.control('POST', '/subscriptions', { customer, seller: boreal, offer: 'BP', quantity: 10 }),
      );
      const ids = (await Promise.all(more)).map((one) => (one as { readonly id: string }).id);
      return {
        id: thingId({ kind: 'transferDraft', customerId: customer, provider: nordwind }),
        subscriptionIds: [...lines.map((line) => subscriptionId(n, line)), ...ids],
      };
    }),
  );

/** What came of every click, by verb and answer. */
type Tally = Map<string, Map<string, number>>;

interface Race {
  readonly world: World;
  readonly ports: readonly number[];
  readonly random: RandomChoices;
  readonly drafts: readonly Draft[];
  readonly tally: Tally;
  readonly notCards: string[];
  made: number;
}

async function press(race: Race, { person, verb, data, drift }: Click): Promise<void> {
  race.made += 1;
  const port = race.random.of(race.ports);
  const click = aClick(person, race.world.connector.url, verb, data);
  const [answer] = await Promise.all([
    send(port, click),
    drift === undefined
      ? undefined
      : race.world.control('PATCH', `/subscriptions/${drift.subscriptionId}`, { quantity: drift.quantity }),
  ]);
  const { status, body } = answer;
  const isCard = status === 200 && body.statusCode === 200 && String(body.type).endsWith('card.adaptive');
  if (!isCard) race.notCards.push(`${verb} by ${person.name}: ${status} ${answer.text.slice(0, 200)}`);
  const kinds = race.tally.get(verb) ?? new Map<string, number>();
  const kind = isCard ? answerKind(textOf(body.value)) : 'no card';
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  race.tally.set(verb, kinds);
}

const targetsIn = async (store: Store): Promise<readonly Target[]> => listPointers(store, boreal, 'transfer');

/** As many clicks at once as two instances get when everybody reacts to the same message. */
async function round(race: Race, store: Store): Promise<void> {
  const { random } = race;
  const targets = await targetsIn(store);
  const active = targets.filter(({ doc }) => doc.projection.status === 'active');
  const clicks = Array.from({ length: 9 }, () => randomClick(random, targets, race.drafts));
  if (active.length > 0) clicks.push(...clash(random, random.of(active)));
  // Teams delivers a click twice, to whichever instance.
  clicks.push(...clicks.filter(() => random.next() < 0.15));
  const ending = (await targetsIn(store)).flatMap((target) => {
    const { projection } = target.doc;
    return projection.status === 'answering'
      ? [{ target, at: Date.parse(projection.until), by: projection.by.userId }]
      : [];
  });
  const late = ending.slice(0, 3).map(async ({ target, at, by }) => {
    const own = allPeople.find(({ userId }) => userId === by);
    const click = clickOn(random, target, 'undo');
    // At the very end of the undo window, just before or just after.
    await pause(Math.min(undoSeconds * 1000, Math.max(0, at - Date.now() + random.below(240) - 200)));
    await press(race, own === undefined || random.next() < 0.2 ? click : { ...click, person: own });
  });
  await Promise.all([...clicks.map((click) => press(race, click)), ...late]);
}

const allPeople = peopleOf(boreal, nordwind);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the check says when one document of each kind is not what it should be: it can fail. */
async function spoiled(store: Store, world: World): Promise<readonly string[]> {
  const change = async (container: 'ledger' | 'records' | 'cards', type: string, fields: object) => {
    const found = (await store.list(container, { pk: boreal, type, limit: 1 })).items[0];
    if (found !== undefined) await store.replace(container, { ...found.doc, ...fields }, found.etag);
  };
  await change('ledger', 'ledgerEntry', { at: '2026-01-01T00:00:00.000Z' });
  await change('records', 'pointer', { n: 99 });
  await change('cards', 'card', { state: 'pending' });
  const seen = await seenThere(world);
  const accept = seen.calls.find(
    ({ path, status }) => path.endsWith('/accept') && path.includes('/v1/') && status < 300,
  );
  const calls = [...seen.calls, ...(accept === undefined ? [] : [accept, { ...accept, replayed: false }])];
  return (await checkInvariants(store, allTenants, { ...seen, calls })).broken;
}

async function introduce(world: World): Promise<void> {
  const say = (person: SimulatedPerson, text: string) =>
    send(world.port(), anActivity(person, world.connector.url, { text, textFormat: 'plain', locale: 'en-US' }));
  // Two of the provider's people look after the queue, so that not everybody is told of everything.
  const [first, second] = peopleOf(nordwind);
  for (const person of [first, second]) if (person !== undefined) await say(person, 'queue on');
  for (const person of peopleOf(boreal).slice(0, 3)) await say(person, 'help');
}

test(
  'CON-3, TRF-16, design 1.2, issue 5: 50 people press everything at once at two instances, and every invariant holds',
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'passerelle-race-'));
    const world = await startWorld({
      world: 'midway',
      undoSeconds,
      people: racePeople,
      env: { DATA_DIR: directory, POLL_MS: '500', POLL_MAX_MS: '1000' },
    });
    const store = await openStore({ kind: 'sqlite', file: join(directory, 'passerelle.sqlite') }, () => new Date());
    const stops: (() => Promise<void>)[] = [() => store.close()];
    try {
      const first = await world.handOver();
      stops.push(() => first.stop());
      await introduce(world);
      const race: Race = {
        world,
        ports: [first.port, world.port()],
        random: randomFrom(faultsSeed),
        drafts: await draftsIn(world),
        tally: new Map(),
        notCards: [],
        made: 0,
      };
      const began = Date.now();
      while (race.made < clicksToMake) await round(race, store);
      const clicked = Date.now();
      await quiet(store, size({ ci: 60_000, full: 180_000 }));
      const calm = Date.now();
      await first.stop();
      await world.bot().stop();
      const checked = await checkInvariants(store, allTenants, await seenThere(world));
      printFound('Race', [
        `${race.made} clicks of ${racePeople.length} people at two instances, seed ${faultsSeed}; ${seconds(clicked - began)} s, quiet ${seconds(calm - clicked)} s later`,
        ...[...race.tally].sort().map(([verb, kinds]) => `${verb}: ${counts(kinds)}`),
        `${checked.transfers} requests in ${checked.aggregates} aggregates, ${checked.ledgerEntries} ledger entries, ${checked.pointers} pointers, ${checked.cards} cards (${counts(new Map(Object.entries(checked.deliveries)))})`,
        `broken: ${checked.broken.length}; answers that were no card: ${race.notCards.length}`,
      ]);
      expect(race.notCards).toEqual([]);
      expect(checked.broken).toEqual([]);
      expect(await spoiled(store, world)).toEqual(
        expect.arrayContaining([
          expect.stringContaining('the chain breaks'),
          expect.stringContaining('is not rebuilt'),
          expect.stringContaining('was accepted twice'),
          expect.stringContaining('neither delivered nor given up'),
        ]),
      );
    } finally {
      for (const stop of stops) await stop();
      await world.stop();
      rmSync(directory, { recursive: true, force: true });
    }
  },
  size({ ci: 180_000, full: 1_200_000 }),
);

const seconds = (ms: number): string => (ms / 1000).toFixed(1);
const counts = (kinds: ReadonlyMap<string, number>): string =>
  [...kinds]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');

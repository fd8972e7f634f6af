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
const drafts: readonly Draft[] = (
  [
    [4, 1, 2],
    [6, 1, 2],
    [12, 1, 2],
    [22, 1],
    [24, 2],
    [16, 1],
    [13, 1, 2, 3, 4],
  ] as const
).map(([n, ...lines]) => ({
  id: thingId({ kind: 'transferDraft', customerId: customerId(n), provider: nordwind }),
  subscriptionIds: lines.map((line) => subscriptionId(n, line)),
}));

/** What came of every click, by verb and answer. */
type Tally = Map<string, Map<string, number>>;

interface Race {
  readonly world: World;
  readonly ports: readonly number[];
  readonly random: RandomChoices;
  readonly tally: Tally;
  readonly notCards: string[];
  made: number;
}

async function press(race: Race, { person, verb, data, drift }: Click): Promise<void> {
  race.made += 1;
  const port = race.random.of(race.ports);
  const [answer] = await Promise.all([
    send(port, aClick(person, race.world.connector.url, verb, data)),
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
  const clicks = Array.from({ length: 9 }, () => randomClick(random, targets, drafts));
  if (active.length > 0) clicks.push(...clash(random, random.of(active)));
  // Teams delivers a click twice, to whichever instance.
  clicks.push(...clicks.filter(() => random.next() < 0.15));
  const ending = (await targetsIn(store)).flatMap((target) => {
    const { projection } = target.doc;
    return projection.status === 'answering' ? [{ target, at: Date.parse(projection.until) }] : [];
  });
  const late = ending.slice(0, 3).map(async ({ target, at }) => {
    // At the very end of the undo window, just before or just after.
    await pause(Math.min(undoSeconds * 1000, Math.max(0, at - Date.now() + random.below(80) - 40)));
    await press(race, { ...clickOn(random, target, 'undo') });
  });
  await Promise.all([...clicks.map((click) => press(race, click)), ...late]);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function introduce(world: World): Promise<void> {
  const say = (person: SimulatedPerson, text: string) =>
    send(world.port(), anActivity(person, world.connector.url, { text, textFormat: 'plain', locale: 'en-US' }));
  // Two of the provider's people look after the queue, so that not everybody is told of everything.
  const [first, second] = peopleOf(nordwind);
  for (const person of [first, second]) if (person !== undefined) await say(person, 'queue on');
  for (const person of peopleOf(boreal).slice(0, 3)) await say(person, 'help');
}

test('CON-3, TRF-16, design 1.2, issue 5: 50 people press everything at once at two instances, and every invariant holds', async () => {
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
      tally: new Map(),
      notCards: [],
      made: 0,
    };
    const began = Date.now();
    while (race.made < clicksToMake) await round(race, store);
    const clicked = Date.now();
    await quiet(store, 60_000);
    const calm = Date.now();
    await first.stop();
    await world.bot().stop();
    const checked = await checkInvariants(store, allTenants, await seenThere(world));
    if (process.env.DEBUG_RACE) for (const pk of allTenants) for await (const c of (await import('../../src/store/listAll')).listAll(store, 'cards', { pk, type: 'card' })) if (c.state === 'pending') process.stdout.write(JSON.stringify(c) + '\n');
    printFound('Race', [
      `${race.made} clicks of ${racePeople.length} people at two instances, seed ${faultsSeed}; ${seconds(clicked - began)} s, quiet ${seconds(calm - clicked)} s later`,
      ...[...race.tally].sort().map(([verb, kinds]) => `${verb}: ${counts(kinds)}`),
      `${checked.transfers} requests in ${checked.aggregates} aggregates, ${checked.ledgerEntries} ledger entries, ${checked.pointers} pointers, ${checked.cards} cards (${counts(new Map(Object.entries(checked.deliveries)))})`,
      `broken: ${checked.broken.length}; answers that were no card: ${race.notCards.length}`,
    ]);
    expect(race.notCards).toEqual([]);
    expect(checked.broken).toEqual([]);
  } finally {
    for (const stop of stops) await stop();
    await world.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}, 300_000);

const seconds = (ms: number): string => (ms / 1000).toFixed(1);
const counts = (kinds: ReadonlyMap<string, number>): string =>
  [...kinds]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ');

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localOrganizations } from '../../src/localOrganizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import type { CardDocument } from '../../src/store/documents/cardDocument';
import { listAll } from '../../src/store/listAll';
import { openStore } from '../../src/store/openStore';
import type { Store } from '../../src/store/store';
import { effectiveCalls, journeySteps } from '../journeys/firstLight';
import { type FaultyProxy, faultKinds, startFaultyProxy } from '../support/faultyProxy';
import { checkInvariants } from '../support/invariants';
import { aya, dev, ines } from '../support/people';
import { randomFrom } from '../support/randomFrom';
import { startWorld, type World } from '../support/startWorld';
import { allTenants, quiet, seenThere } from './quietWorld';
import { faultsSeed, printFound, size } from './size';
import { wholeWay } from './wholeWay';

/** Customers of the fresh world whose first subscription can move as soon as the provider is there. */
const customers = size({ ci: [1, 4, 11, 30, 33], full: [1, 4, 6, 11, 12, 14, 15, 22, 29, 30, 31, 33, 34, 35, 36] });

const random = randomFrom(faultsSeed);
/** Five in a hundred of each; in every run of the tests fewer that nobody can wait for. */
const share = { '429': 0.05, '500': 0.05, '503': 0.05, cut: 0.05, slow: 0.05 };
/** A client waits 8 s. */
const slowMs = size({ ci: () => (random.next() < 0.1 ? 8_500 : 300 + random.below(700)), full: () => 10_000 });
const patienceMs = size({ ci: 120_000, full: 600_000 });

interface Proxies {
  readonly partnerCenter: FaultyProxy;
  readonly teams: FaultyProxy;
}

/** The posts that reached the connector of one card: of its recipient, about its subject. */
const postsOf = (card: CardDocument, teams: FaultyProxy): readonly string[] => {
  const about = card.subject.slice(card.subject.indexOf(':') + 1);
  return teams.passedOn
    .filter(({ method, path }) => method === 'POST' && decodeURIComponent(path).includes(`chat-${card.userId}/`))
    .map(({ body }) => JSON.stringify((JSON.parse(body) as { attachments?: { content: unknown }[] }).attachments ?? ''))
    .filter((content) => content.includes(about));
};

interface Messages {
  readonly broken: readonly string[];
  readonly mustArrive: number;
  readonly courtesies: number;
  readonly doubled: number;
}

/** design 1.3: what must arrive has arrived, doubled at most as often as recorded unknown; a courtesy never is. */
async function checkMessages(store: Store, { teams }: Proxies, world: World): Promise<Messages> {
  const broken: string[] = [];
  let mustArrive = 0;
  let courtesies = 0;
  let doubled = 0;
  const there = new Set(world.connector.messages.map(({ id }) => id));
  for (const pk of allTenants) {
    for await (const card of listAll<CardDocument>(store, 'cards', { pk, type: 'card' })) {
      if (!/^(transfer|relationship):/.test(card.subject)) continue;
      const posts = postsOf(card, teams);
      const same = posts.length - new Set(posts).size;
      // Beyond its turns a card has at most one message: the first one, when it was nobody's turn.
      const more = Math.max(same, posts.length - card.turn - 1);
      doubled += Math.max(0, more);
      if (more > (card.unknown ?? 0))
        broken.push(
          `${card.id}: ${posts.length} posts, ${same} alike, ${card.turn} turns, ${card.unknown ?? 0} unknown`,
        );
      if (card.turn === 0) {
        courtesies += posts.length;
        if (same > 0) broken.push(`${card.id}: a courtesy came twice`);
        continue;
      }
      mustArrive += card.turn;
      if (card.turnShown < card.turn || card.state !== 'delivered' || !there.has(card.activityId ?? ''))
        broken.push(`${card.id}: must arrive, but is ${card.state}`);
    }
  }
  return { broken, mustArrive, courtesies, doubled };
}

test('design 1.3, issue 5: customers go from consent to closed while Partner Center and Teams fail, and the promise holds', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'passerelle-faults-'));
  const partnerCenter = await startFaultyProxy({ random, share, slowMs, match: /^\/(v1|_sim\/portal)\// });
  const teams = await startFaultyProxy({ random, share, slowMs, match: /\/activities/ });
  const world = await startWorld({
    env: { DATA_DIR: directory, POLL_MS: '300', POLL_MAX_MS: '1000', LEASE_MS: '20000' },
    organizations: (simulatorUrl) => {
      partnerCenter.target = simulatorUrl;
      return localOrganizations(partnerCenter.url);
    },
    aroundConnector: (connector) => {
      teams.target = connector.url;
      return { ...connector, url: teams.url };
    },
  });
  const store = await openStore({ kind: 'sqlite', file: join(directory, 'passerelle.sqlite') }, () => new Date());
  try {
    for (const step of journeySteps('en').slice(0, 4)) await step.run(world);
    // Colleagues who are told as well, so that Teams has something to fail.
    for (const person of [ines, aya, dev]) {
      await world.chat(person).install();
      await world.chat(person).say('queue on');
    }
    await quiet(store, 30_000);
    const before = (await effectiveCalls(world)).length;
    partnerCenter.faulty = true;
    teams.faulty = true;
    const began = Date.now();
    const presses = await Promise.all(
      customers.map((n) =>
        wholeWay(world, store, { customerId: customerId(n), subscriptionIds: subscriptionId(n, 1), patienceMs }),
      ),
    );
    const closed = Date.now();
    await quiet(store, patienceMs);
    const ended = Date.now();
    await world.bot().stop();
    const messages = await checkMessages(store, { partnerCenter, teams }, world);
    const checked = await checkInvariants(store, allTenants, await seenThere(world));
    const calls = (await effectiveCalls(world)).slice(before);
    printFound('Faults', [
      `${customers.length} customers from consent to closed with ${presses.reduce((sum, one) => sum + one, 0)} presses, seed ${faultsSeed}; ${seconds(closed - began)} s, quiet ${seconds(ended - closed)} s later`,
      `Partner Center: ${harm(partnerCenter)}; ${calls.length} calls took effect`,
      `Teams: ${harm(teams)}; ${messages.mustArrive} messages that must arrive, ${messages.courtesies} courtesies, ${messages.doubled} doubled, ${checked.unknown} unknown`,
      `cards: ${JSON.stringify(checked.deliveries)}; broken: ${checked.broken.length + messages.broken.length}`,
    ]);
    expect([...checked.broken, ...messages.broken]).toEqual([]);
    for (const n of customers) {
      const own = calls.filter((call) => call.includes(customerId(n)));
      expect(own.map((call) => call.slice(call.lastIndexOf('/') + 1)).sort()).toEqual([
        'accept',
        'extension',
        'transfers',
      ]);
    }
    // The run was what it says it was.
    for (const kind of faultKinds) expect(partnerCenter.done[kind]).toBeGreaterThan(0);
    expect(faultKinds.filter((kind) => teams.done[kind] > 0).length).toBeGreaterThan(2);
  } finally {
    await store.close();
    await world.stop();
    await partnerCenter.close();
    await teams.close();
    rmSync(directory, { recursive: true, force: true });
  }
}, 900_000);

const seconds = (ms: number): string => (ms / 1000).toFixed(1);
const harm = ({ done: { requests, ...kinds } }: FaultyProxy): string =>
  `${requests} requests, ${Object.entries(kinds)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')}`;

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wantCard } from '../../src/notify/wantCard';
import { documentedLimits } from '../../src/sendRate/teamsLimits';
import type { CardDocument } from '../../src/store/documents/cardDocument';
import { listAll } from '../../src/store/listAll';
import { until } from '../support/chat';
import { startDelivery } from '../support/deliveryInstance';
import { mostInAnyWindow } from '../support/mostInAnyWindow';
import { startStrictConnector } from '../support/strictConnector';
import { printFound, size } from './size';

const tenants = ['alder', 'birch', 'cedar', 'downy', 'elder'];
/** People in each tenant, and messages to each: at full size 250 leave in a second, as long as it lasts. */
const peopleIn = size({ ci: [150, 10, 10, 10, 10], full: [400, 400, 400, 400, 400] });
const each = size({ ci: 2, full: 5 });
/** At full size it has the machine for itself, and a slow second more or less counts little; six seconds are soon half more. */
const lost = size({ ci: 1.5, full: 1.05 });
/** In memory where there is such a place: it is the sending that is measured here, not this machine's disk. */
const fastDisk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const people = peopleIn.reduce((sum, count) => sum + count, 0);
const total = people * each;
const shortestMs = ((Math.max(...peopleIn) * each) / documentedLimits.perTenantSecond) * 1_000;

test('design 6: a fan-out through two instances arrives whole and once, exceeds no limit and loses no time', async () => {
  const directory = mkdtempSync(join(fastDisk, 'passerelle-fanout-'));
  const file = join(directory, 'store.sqlite');
  const connector = await startStrictConnector({ tenantOf: (conversation) => conversation.split('|')[0] ?? '' });
  const instance = (owner: string) => startDelivery({ file, owner, tenants, sweepMs: 5_000 });
  const writer = startDelivery({ file, owner: 'writer', tenants, sweepMs: 3_600_000 });
  const add = (pk: string, id: string) => {
    const conversation = {
      conversationId: `${pk}|${id}`,
      serviceUrl: connector.url,
      channelId: 'msteams',
      botId: '28:bot',
      channelUserId: `29:${id}`,
    };
    return writer.store.create('people', { pk, id, type: 'person', v: 1, name: id, conversation });
  };
  for (const [at, pk] of tenants.entries()) {
    const ids = Array.from({ length: peopleIn[at] ?? 0 }, (_, n) => `person${n}`);
    for (const id of ids) await add(pk, id);
    for (let subject = 0; subject < each; subject += 1) {
      const want = { revision: 1, turn: true };
      for (const userId of ids) await wantCard(writer.store, { tenantId: pk, userId }, `subject${subject}`, want);
    }
  }
  const instances = [instance('one'), instance('two')];
  // The first call of a process loads half of the SDK.
  for (const [at, { notifier }] of instances.entries()) {
    await add('warm', `person${at}`);
    await notifier.show({ tenantId: 'warm', userId: `person${at}` }, 'subject0');
  }
  connector.arrived.length = 0;
  const began = performance.now();
  for (const one of instances) one.begin();
  try {
    await until(
      () => (connector.arrived.length >= total ? true : undefined),
      () => `${total} messages; ${connector.arrived.length} arrived`,
      shortestMs * 3 + 20_000,
    );
    const tookMs = (connector.arrived.at(-1)?.at ?? 0) - began;
    // What would come twice would have come by then.
    const undelivered = async () => {
      const cards: CardDocument[] = [];
      for (const pk of tenants)
        for await (const card of listAll<CardDocument>(writer.store, 'cards', { pk, type: 'card' }))
          if (card.state !== 'delivered' || card.failures > 0) cards.push(card);
      return cards;
    };
    await until(
      async () => ((await undelivered()).length === 0 ? true : undefined),
      () => 'every delivery to be accounted for',
    );
    const counts = (kind: string) => [...connector.counted].filter(([key]) => key.startsWith(kind));
    const busiest = Math.max(...counts('tenant').map(([, moments]) => mostInAnyWindow(moments, 1_000)));
    const windows = documentedLimits.perChat.map(
      ({ calls, ms }) =>
        `${Math.max(...counts('chat').map(([, moments]) => mostInAnyWindow(moments, ms)))} of ${calls} in ${ms / 1000} s`,
    );
    printFound('Fan-out', [
      `${total} notifications to ${people} people in ${tenants.length} tenants, two instances on one store`,
      `limits enforced over sliding windows; refused: ${connector.overLimit.length}`,
      `most in any second: ${busiest} of ${documentedLimits.perTenantSecond} in a tenant; to one person ${windows.join(', ')}`,
      `took ${(tookMs / 1000).toFixed(2)} s; calls / 50 per second: ${(shortestMs / 1000).toFixed(2)} s (${((tookMs / shortestMs) * 100 - 100).toFixed(1)} %)`,
    ]);
    expect(connector.overLimit).toEqual([]);
    expect(new Set(connector.arrived.map(({ conversation, text }) => `${conversation} ${text}`)).size).toBe(total);
    expect(connector.arrived).toHaveLength(total);
    expect(tookMs).toBeLessThan(shortestMs * lost);
  } finally {
    await Promise.all([...instances, writer].map((one) => one.stop()));
    await connector.close();
    rmSync(directory, { recursive: true, force: true });
  }
}, 240_000);

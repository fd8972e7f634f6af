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
import type { ConnectorHandlers } from '../support/process/connectorProcess';
import type { DeliveryHandlers } from '../support/process/deliveryProcess';
import { type OwnProcess, startProcess } from '../support/process/ownProcess';
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

const processes = join(__dirname, '../support/process');
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const busySeconds = async (instances: readonly OwnProcess<DeliveryHandlers>[]): Promise<number> =>
  (await Promise.all(instances.map((one) => one.ask('busySeconds')))).reduce((sum, one) => sum + one, 0);

test('design 6: a fan-out through two instances arrives whole and once, exceeds no limit and loses no time', async () => {
  const directory = mkdtempSync(join(fastDisk, 'passerelle-fanout-'));
  const file = join(directory, 'store.sqlite');
  const connector = startProcess<ConnectorHandlers>(join(processes, 'connectorProcess.ts'));
  const instances = ['one', 'two'].map((owner) =>
    startProcess<DeliveryHandlers>(join(processes, 'deliveryProcess.ts'), file, owner, tenants.join()),
  );
  const serviceUrl = connector.ask('url');
  const writer = startDelivery({ file, owner: 'writer', tenants, sweepMs: 3_600_000 });
  const add = async (pk: string, id: string) => {
    const conversation = {
      conversationId: `${pk}|${id}`,
      serviceUrl: await serviceUrl,
      channelId: 'msteams',
      botId: '28:bot',
      channelUserId: `29:${id}`,
    };
    return writer.store.create('people', { pk, id, type: 'person', v: 1, name: id, conversation });
  };
  try {
    for (const [at, pk] of tenants.entries()) {
      const ids = Array.from({ length: peopleIn[at] ?? 0 }, (_, n) => `person${n}`);
      for (const id of ids) await add(pk, id);
      for (let subject = 0; subject < each; subject += 1) {
        const want = { revision: 1, turn: true };
        for (const userId of ids) await wantCard(writer.store, { tenantId: pk, userId }, `subject${subject}`, want);
      }
    }
    // The first call of a process loads half of the SDK.
    for (const [at, one] of instances.entries()) {
      await add('warm', `person${at}`);
      await one.ask('show', 'warm', `person${at}`, 'subject0');
    }
    const busyBefore = await busySeconds(instances);
    const began = await connector.ask('begin');
    await Promise.all(instances.map((one) => one.ask('begin')));
    let count = 0;
    await until(
      async () => {
        await pause(100);
        count = await connector.ask('count');
        return count >= total ? true : undefined;
      },
      () => `${total} messages; ${count} arrived`,
      shortestMs * 3 + 20_000,
    );
    const busy = (await busySeconds(instances)) - busyBefore;
    const tookMs = ((await connector.ask('found')).arrived.at(-1)?.at ?? 0) - began;
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
    const { arrived, overLimit, counted } = await connector.ask('found');
    const counts = (kind: string) => counted.filter(([key]) => key.startsWith(kind));
    const busiest = Math.max(...counts('tenant').map(([, moments]) => mostInAnyWindow(moments, 1_000)));
    const windows = documentedLimits.perChat.map(
      ({ calls, ms }) =>
        `${Math.max(...counts('chat').map(([, moments]) => mostInAnyWindow(moments, ms)))} of ${calls} in ${ms / 1000} s`,
    );
    printFound('Fan-out', [
      `${total} notifications to ${people} people in ${tenants.length} tenants, two instances on one store, each a process of its own`,
      `limits enforced over sliding windows; refused: ${overLimit.length}`,
      `most in any second: ${busiest} of ${documentedLimits.perTenantSecond} in a tenant; to one person ${windows.join(', ')}`,
      `took ${(tookMs / 1000).toFixed(2)} s; calls / 50 per second: ${(shortestMs / 1000).toFixed(2)} s (${((tookMs / shortestMs) * 100 - 100).toFixed(1)} %)`,
      `processor time of the instances: ${((busy / total) * 1000).toFixed(2)} ms for each delivery`,
    ]);
    expect(overLimit).toEqual([]);
    expect(new Set(arrived.map(({ conversation, text }) => `${conversation} ${text}`)).size).toBe(total);
    expect(arrived).toHaveLength(total);
    expect(tookMs).toBeLessThan(shortestMs * lost);
  } finally {
    await Promise.all(instances.map((one) => one.ask('stop').finally(() => one.stop())));
    await writer.stop();
    await connector.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}, 240_000);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../../src/store/sqlite/sqliteStore';
import { journeySteps } from '../journeys/firstLight';
import { until } from '../support/chat';
import { boreal, camille, contoso, nordwind } from '../support/people';
import { startWorld } from '../support/startWorld';

const meridian = 'd0000000-0000-4000-8000-000000000002';

test('EXT-11: a consent form opened in place of the dashboard is left alone when something else changes', async () => {
  const world = await startWorld();
  try {
    for (const step of journeySteps('en').slice(0, 4)) await step.run(world);
    const chat = world.chat(camille);
    await until(
      async () => {
        await chat.say('extend contoso');
        return chat.find('recordConsent');
      },
      () => 'the consent form to be there',
    );
    await chat.say('status');
    const dashboard = await until(
      () => chat.messages().findLast((message) => JSON.stringify(message.card).includes('Boréal')),
      () => 'the dashboard',
    );
    const form = await chat.pressAction({
      message: dashboard,
      card: {},
      verb: 'open',
      data: { what: 'relationship', id: `relationship:${contoso}:${nordwind}` },
    });
    expect(JSON.stringify(form.card)).toContain('recordConsent');
    const updates = dashboard.updates;
    await world.control('POST', '/partnerships', { partner: boreal, provider: meridian });
    await chat.offered('acceptPartnership');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(chat.messages().find((message) => message.id === dashboard.id)?.updates).toBe(updates);
  } finally {
    await world.stop();
  }
}, 60_000);

test.each(['open', 'refresh'])(
  'design 7: a guessed id is answered as unknown, owns no message, and goes to the security log, also for %s',
  async (verb) => {
    const directory = mkdtempSync(join(tmpdir(), 'passerelle-'));
    const world = await startWorld({ env: { DATA_DIR: directory } });
    try {
      const chat = world.chat(camille);
      await chat.install();
      await chat.say('english');
      const [message] = chat.messages();
      if (message === undefined) throw new Error('no message');
      const id = 'transfer:00000000-0000-5000-8000-000000000000';
      const data = verb === 'open' ? { what: 'transfer', id } : { id };
      const answer = await chat.pressAction({ message, card: {}, verb, data });
      expect(answer.statusCode).toBe(200);
      await world.stop();
      const store = createSqliteStore({ file: join(directory, 'passerelle.sqlite'), now: () => new Date() });
      const seen = await store.list('work', { pk: boreal, idPrefix: `security:${camille.userId}:unknownId:` });
      const cards = await store.list('cards', { pk: boreal, idPrefix: id });
      await store.close();
      expect(seen.items.map((item) => item.doc.count)).toEqual([1]);
      expect(cards.items).toEqual([]);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  },
  60_000,
);

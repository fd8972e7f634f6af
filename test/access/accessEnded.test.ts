import { movableClock } from '../support/movableClock';
import { camille, dev, luc } from '../support/people';
import { startWorld } from '../support/startWorld';

const minute = 60_000;
const hour = 60 * minute;
const start = Date.parse('2026-10-07T14:00:00.000Z');
const at = (ms: number) => new Date(start + ms).toISOString();

test('design 1.4: a partner whose reads are refused for a day hears once that its access ended, is asked for no more, and comes back by itself', async () => {
  const clock = movableClock(at(0));
  const world = await startWorld({ clock });
  const reads = async () => {
    const calls = (await world.control('GET', '/requests')) as readonly { tenantId?: string; path: string }[];
    return calls.filter(({ path }) => path.startsWith('/v1/')).length;
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  try {
    for (const person of [camille, luc, dev]) await world.chat(person).say('english');
    await world.chat(camille).say('enroll');
    await world.chat(camille).press('submitEnrollment', { confirmation: 'ENROLL BORÉAL' });
    await world.chat(camille).offered('acceptResellerAgreement');
    await world.chat(camille).press('acceptResellerAgreement');
    await world.chat(camille).sees('Both direct bill partner and indirect reseller');

    await world.control('POST', '/faults', { match: '/v1/', status: 403, times: 1_000 });
    for (const ms of [11, 22, 33, 44, 55].map((one) => one * minute)) {
      await pause(200);
      clock.moveTo(at(ms));
    }
    await pause(300);
    expect(JSON.stringify(world.chat(luc).messages())).not.toContain('no longer lets me in');
    clock.moveTo(at(25 * hour));
    const seen = ['no longer lets me in', 'API access ends when a direct bill partner becomes an indirect reseller'];
    await world.chat(camille).sees(...seen);
    await world.chat(luc).sees(...seen);
    expect(JSON.stringify(world.chat(dev).messages())).not.toContain('no longer lets me in');

    await pause(300);
    const before = await reads();
    await pause(600);
    expect(await reads()).toBe(before);

    await fetch(`${world.simulatorUrl}/_sim/faults`, { method: 'DELETE' });
    clock.moveTo(at(51 * hour));
    await world.chat(camille).sees('Partner Center lets me in');
    const told = world
      .chat(luc)
      .messages()
      .filter((message) => JSON.stringify(message).includes('lets me in'));
    expect(told).toHaveLength(1);
  } finally {
    await world.stop();
  }
}, 60_000);

import { boreal, camille } from '../support/people';
import { startWorld } from '../support/startWorld';

test('design 7: with Partner Center slow, enrollment, its list and the incentives answer within two seconds', async () => {
  const world = await startWorld({ undoSeconds: 30, env: { ENROLLMENT_UNDO_SECONDS: '30' } });
  const chat = world.chat(camille);
  try {
    await world.control('PATCH', `/partners/${boreal}`, { anniversary: '--03-03' });
    await chat.say('english');
    await chat.say('enroll');
    await chat.offered('notifyMe');
    await world.control('POST', '/faults', { match: 'GET /_sim/portal/*', latencyMs: 6_000, times: 200 });
    const timed = async (act: () => Promise<unknown>) => {
      const before = Date.now();
      await act();
      return Date.now() - before;
    };
    expect(await timed(() => chat.press('notifyMe'))).toBeLessThan(2_000);
    expect(await timed(() => chat.say('incentives'))).toBeLessThan(2_000);
    await chat.sees('The clock starts when the reseller agreement is accepted', 'mpn@boreal.example');
  } finally {
    await world.stop();
  }
}, 60_000);

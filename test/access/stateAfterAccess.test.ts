import { textOf, until } from '../support/chat';
import { movableClock } from '../support/movableClock';
import { boreal, camille, nordwind } from '../support/people';
import { startWorld } from '../support/startWorld';

const minute = 60_000;
const customer = 'a0000000-0000-4000-8000-000000000017';

test('TRF-16: once access has ended, a button from before states nothing, and what was submitted in the portal can be stated', async () => {
  const clock = movableClock();
  const start = clock.now().getTime();
  const at = (ms: number) => new Date(start + ms).toISOString();
  const world = await startWorld({ world: 'midway', env: { POLICY: 'current-2026' }, clock });
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const chat = world.chat(camille);
  const offered = (...texts: readonly string[]) =>
    until(
      () => chat.findAll('submitTransfer').find(({ card }) => texts.every((text) => textOf(card).includes(text))),
      () => `a card to submit that says ${texts.join(' and ')}`,
    );
  try {
    await chat.say('english');
    await world.control('POST', '/transfers', { customer, source: boreal, target: nordwind });
    await chat.say('transfer lucerne');
    const before = await offered('Lucerne Publishing-1');
    expect(before.data.inPortal).toBe(false);

    await world.control('POST', '/faults', { match: '/v1/', status: 403, times: 100_000 });
    for (const ms of [11, 22, 33, 44, 55].map((one) => one * minute)) {
      await pause(200);
      clock.moveTo(at(ms));
    }
    await pause(300);
    clock.moveTo(at(25 * 60 * minute));
    await chat.sees('no longer lets me in');

    const old = await chat.pressAction(before);
    expect(old.text).toContain('This card was out of date');
    expect(old.text).not.toContain('as stated');

    const message = chat.messages().at(-1);
    if (message === undefined) throw new Error('no message');
    await chat.pressAction({ message, card: {}, verb: 'open', data: { what: 'transfer', id: before.data.id } });
    const now = await offered('Lucerne Publishing-1', 'Accept it there');
    expect(now.data.inPortal).toBe(true);
    const stated = await chat.pressAction(now);
    expect(stated.text).toContain('Submitted in the portal, as stated by you');
    // Said once; what was submitted is not declined.
    expect(JSON.stringify(stated.card)).not.toContain('"verb":"declineTransfer"');
    expect((await chat.pressAction(now)).text).toContain('That is already recorded');
  } finally {
    await world.stop();
  }
}, 60_000);

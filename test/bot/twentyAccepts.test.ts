import { effectiveCalls, expectedCalls, journeySteps } from '../journeys/firstLight';
import { textOf } from '../support/chat';
import { aClick, send } from '../support/inbound';
import { ines, tom } from '../support/people';
import { startWorld } from '../support/startWorld';

test('TRF-16: twenty accept clicks at the same moment, from two people: one transfer, one accept, nineteen cards that say who already accepted and when', async () => {
  const world = await startWorld();
  try {
    await world.chat(ines).say('english');
    for (const step of journeySteps('en').slice(0, 7)) await step.run(world);
    const { data, message } = await world.chat(tom).offered('acceptTransfer');
    const clicks = Array.from({ length: 20 }, (_, index) =>
      send(
        world.port(),
        aClick(
          index % 2 === 0 ? tom : ines,
          world.connector.url,
          'acceptTransfer',
          { ...data, comment: '' },
          { replyToId: message.id },
        ),
      ),
    );
    const texts = (await Promise.all(clicks)).map(({ status, body }) => {
      expect(status).toBe(200);
      return textOf(body.value);
    });
    const late = texts.filter((text) => /[Aa]lready accepted by (you|Tom Berg|Inès Martin) at \d\d:\d\d/.test(text));
    expect(late).toHaveLength(19);
    await world.chat(tom).offered('verifyAsProvider');
    const accepts = (await effectiveCalls(world)).filter((call) => call.endsWith('/accept'));
    expect(accepts.filter((call) => call.includes('/transfers/'))).toEqual(expectedCalls.slice(-1));
  } finally {
    await world.stop();
  }
}, 60_000);

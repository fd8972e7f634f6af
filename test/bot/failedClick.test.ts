import { journeySteps } from '../journeys/firstLight';
import { until } from '../support/chat';
import { camille, nordwind } from '../support/people';
import { startWorld } from '../support/startWorld';

/** Looks like an expression of a card template, which it must not become. */
const evidence = `Note $${'{signed}'} by Ana, 3 pages`;

test('design 7: a click that fails because roles cannot be read keeps what was typed on a button that makes it again', async () => {
  const world = await startWorld();
  try {
    for (const step of journeySteps('en').slice(0, 4)) await step.run(world);
    const chat = world.chat(camille);
    const form = await until(
      async () => {
        await chat.say('extend contoso');
        return chat.find('recordConsent');
      },
      () => 'the consent form to be there',
    );
    const typed = {
      ...form.data,
      provider: nordwind,
      customerConsent: 'true',
      shareBillTo: 'true',
      consentMethod: 'phone',
      consentBy: 'Ana Silva',
      consentDate: '2020-01-02',
      consentEvidence: evidence,
    };
    await world.control('POST', '/faults', { match: 'GET /graph/*', status: 503, times: 100 });
    // Roles read a moment ago still count: until they are too old, the click is taken.
    await world.restart();
    const failed = await chat.pressAction({ ...form, data: typed });
    expect(failed.statusCode).toBe(200);
    expect(failed.text).toContain('Your role cannot be confirmed right now');
    const [again] = (failed.card.actions as { title: string; verb: string; data: Record<string, string> }[]) ?? [];
    expect(again).toMatchObject({ title: 'Try again', verb: 'recordConsent', data: typed });

    await world.control('DELETE', '/faults');
    const taken = await chat.pressAction({ ...form, verb: again?.verb ?? '', data: again?.data ?? {} });
    expect(taken.text).toContain('Contoso');
    expect(JSON.stringify(taken.card)).toContain('extendRelationship');
  } finally {
    await world.stop();
  }
}, 60_000);

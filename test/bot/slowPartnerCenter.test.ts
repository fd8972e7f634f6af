import { journeySteps } from '../journeys/firstLight';
import { textOf } from '../support/chat';
import { aClick, send } from '../support/inbound';
import { boreal, camille, contoso, nordwind, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

const fabrikam = 'a0000000-0000-4000-8000-000000000002';

describe('while Partner Center does not answer in time', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
    for (const step of journeySteps('en').slice(0, 6)) await step.run(world);
    await world.chat(camille).sees('Verified: Nordwind Distribution');
    await world.chat(camille).say('transfer contoso');
    await world.control('POST', '/faults', { match: 'GET /v1/*', latencyMs: 6_000, times: 200 });
  }, 60_000);
  afterAll(() => world.stop());

  const timed = async (verb: string, data: Record<string, unknown>) => {
    const started = Date.now();
    const { body } = await send(world.port(), aClick(camille, world.connector.url, verb, data));
    return { ms: Date.now() - started, text: textOf(body.value) };
  };

  test('TRF-10: a customer never read before is not "not found"; the card says so and offers to try again', async () => {
    const id = `transferDraft:${fabrikam}:${nordwind}`;
    const { ms, text } = await timed('open', { what: 'transferDraft', id });
    expect(text).toContain('Partner Center');
    expect(text).toContain('Try again');
    expect(text).not.toContain('no longer exists');
    expect(ms).toBeLessThan(2_000);
  });

  test('TRF-12: creating a request is answered within two seconds, with the request', async () => {
    const id = `transferDraft:${contoso}:${nordwind}`;
    const subscriptionIds = 'e0000000-0000-4000-8000-000000000101';
    const { ms, text } = await timed('createTransfer', { id, subscriptionIds });
    expect(text).toContain('Contoso-1');
    expect(text).not.toContain('no longer exists');
    expect(ms).toBeLessThan(2_000);
  });
});

test('ROL-8: a provider’s Global admin cannot open a programme in the provider’s own name', async () => {
  const world = await startWorld();
  try {
    await world.chat(tom).install();
    const click = aClick(tom, world.connector.url, 'submitEnrollment', { id: 'enrollment', confirmation: 'x' });
    const { body } = await send(world.port(), click);
    expect(textOf(body.value)).toContain('no longer exists, or it is not for you');
    const calls = (await world.control('GET', '/requests')) as readonly { readonly callerTenant?: string }[];
    expect(calls.filter(({ callerTenant }) => callerTenant !== boreal)).toEqual([]);
  } finally {
    await world.stop();
  }
}, 30_000);

import { textOf } from '../support/chat';
import { aClick, send } from '../support/inbound';
import { camille, dev, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

describe('somebody without the role', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
    for (const person of [camille, dev, tom]) await world.chat(person).install();
    await world.chat(camille).say('français');
    await world.chat(dev).say('english');
  }, 30_000);
  afterAll(() => world.stop());

  test('ROL-1: hears which role enrollment needs and who has it, and may ask that person', async () => {
    await world.chat(dev).say('enroll');
    const card = textOf(world.chat(dev).messages().at(-1)?.card);
    expect(card).toContain('Camille Roy may do this (Global admin)');
    const { text } = await world.chat(dev).press('askColleague');
    expect(text).toContain('Camille Roy has been asked');
    await world.chat(camille).sees('Dev Patel vous demande de regarder ceci', 'S’inscrire maintenant');
  });

  test('ROL-1: asking again within the hour sends nothing', async () => {
    const before = world.chat(camille).messages().length;
    const { text } = await world.chat(dev).press('askColleague');
    expect(text).toContain('was asked within the last hour');
    expect(world.chat(camille).messages()).toHaveLength(before);
  });

  test.each(['', 'x'.repeat(1_000), '\ud800'])(
    'ROL-8: a colleague that no card offers is answered with 400',
    async (colleague) => {
      const click = aClick(dev, world.connector.url, 'askColleague', { id: 'enrollment', colleague });
      const { status, body } = await send(world.port(), click);
      expect(status).toBe(200);
      expect(body.statusCode).toBe(400);
    },
  );

  test.each([
    ['a person of another organization', tom.userId],
    ['an id that nobody has', 'c9999999-0000-4000-8000-000000000009'],
  ])('ROL-8: cannot ask %s', async (_who, colleague) => {
    const before = world.chat(tom).messages().length;
    const click = aClick(dev, world.connector.url, 'askColleague', { id: 'enrollment', colleague });
    const { body } = await send(world.port(), click);
    expect(textOf(body.value)).toContain('no longer exists, or it is not for you');
    expect(world.chat(tom).messages()).toHaveLength(before);
  });

  test('ROL-3: is told honestly when nobody with the role has the app', async () => {
    const lonely = await startWorld();
    try {
      await lonely.chat(dev).install();
      await lonely.chat(dev).say('english');
      await lonely.chat(dev).say('enroll');
      expect(textOf(lonely.chat(dev).messages().at(-1)?.card)).toContain(
        'Nobody with the role Global admin has opened Passerelle here yet',
      );
    } finally {
      await lonely.stop();
    }
  }, 30_000);
});

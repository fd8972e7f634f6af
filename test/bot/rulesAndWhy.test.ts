import { journeySteps } from '../journeys/firstLight';
import { textOf } from '../support/chat';
import { aClick, send } from '../support/inbound';
import { camille, dev, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

describe('the rules and the last refusal, through the front door', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  });

  test('GEN-1: `rules` lists the areas, a press opens one, and `rules ENR-18` shows the rule', async () => {
    const chat = world.chat(camille);
    await chat.say('english');
    await chat.say('rules');
    await chat.sees('148 rules in 14 areas', 'Scope and program');
    const area = await chat.press('showRule', { rule: 'GEN' });
    expect(area.text).toContain('Passerelle is for CSP direct bill partners who have decided');
    await chat.say('rule enr 18');
    await chat.sees('Rule ENR-18', 'no way back', 'sentence 130');
    await chat.say('rules ENR-81');
    await chat.sees('There is no rule ENR-81.', 'from ENR-1 to ENR-20');
  });

  test('GEN-6: `règles GEN-6` shows the page, dated and marked as retired, to the provider as well', async () => {
    const chat = world.chat(tom);
    await chat.say('français');
    await chat.say('règles GEN-6');
    await chat.sees('Règle GEN-6', 'adresse de juin 2021', 'retirée', 'Règles : juin 2021');
  });

  test('ENR-18: `why` explains the last refusal of this person, and of nobody else', async () => {
    const chat = world.chat(camille);
    await chat.say('why');
    await chat.sees('Nothing was refused to you lately');
    await chat.say('enroll');
    await chat.offered('submitEnrollment');
    const refused = await chat.press('submitEnrollment', { confirmation: 'not the phrase' });
    expect(refused.text).toContain('Type *why* for the rule behind it.');
    await chat.say('why');
    await chat.sees('Why not?', 'Rule ENR-18', 'no way back', 'sentence 130', 'Open enrollment');
    const colleague = world.chat(dev);
    await colleague.say('english');
    await colleague.say('why');
    await colleague.sees('Nothing was refused to you lately');
  });

  test('ROL-8: `why` tells the provider whose command it was', async () => {
    const chat = world.chat(tom);
    await chat.say('étendre contoso');
    await chat.say('pourquoi');
    await chat.sees('Pourquoi ce refus', 'Règle ROL-8', 'Quatre acteurs interviennent');
  });

  test('ROL-1: `why` after a missing role names who has it and offers to ask', async () => {
    const { data } = await world.chat(camille).offered('submitEnrollment');
    await send(world.port(), aClick(dev, world.connector.url, 'submitEnrollment', { ...data, confirmation: 'x' }));
    const chat = world.chat(dev);
    await chat.say('why');
    const why = textOf((await chat.sees('Why not?', 'Rule ROL-1', 'sentences 104 and 112')).card);
    expect(why).toContain('somebody with the role Global admin');
    expect(why).toContain('Camille Roy may do this (Global admin)');
    expect((await chat.press('askColleague')).text).toContain('Camille Roy has been asked');
  });
});

test('ENR-7: an installation with the rules of 2026 shows them on its cards', async () => {
  const world = await startWorld({ env: { POLICY: 'current-2026' } });
  try {
    const chat = world.chat(camille);
    await chat.say('english');
    await chat.say('enroll');
    await chat.sees('enrollment is open all year', 'Rules of January 2026', 'Microsoft’s newer rules', '1,000,000');
    await chat.say('rules ENR-7');
    await chat.sees('Under the rules in force here', 'There is no window any more');
  } finally {
    await world.stop();
  }
}, 60_000);

test('CON-9: under the rules of 2026 a reservation is named as the provider’s to start, and is not offered', async () => {
  const world = await startWorld({ env: { POLICY: 'current-2026' } });
  try {
    for (const step of journeySteps('en').slice(0, 5)) await step.run(world);
    const chat = world.chat(camille);
    await chat.say('transfer contoso');
    await chat.sees('Moves by a request of Nordwind Distribution', 'Reserved VM Instance', 'Rules of January 2026');
    expect(
      chat
        .messages()
        .map((message) => textOf(message.card))
        .join(),
    ).not.toContain('reservations cannot be');
  } finally {
    await world.stop();
  }
}, 90_000);

import type { Config } from '../../src/config';
import { boreal, camille, dev, luc } from '../support/people';
import { startWorld } from '../support/startWorld';

/** Boréal's connection as Microsoft offers it: reads, but nothing that enrolls. */
const withoutPortal = (config: Config): Config => ({
  ...config,
  organizations: config.organizations.map((one) =>
    one.tenantId === boreal && one.connection !== undefined
      ? { ...one, connection: { ...one.connection, portal: false } }
      : one,
  ),
});

test('ENR-5, ENR-14, ENR-15, ENR-16: where only the portal enrolls, each step is stated by a person and goes on from there', async () => {
  const world = await startWorld({ configure: withoutPortal });
  const chat = world.chat(camille);
  try {
    for (const person of [camille, luc, dev]) await world.chat(person).say('english');
    await chat.say('enroll');
    await chat.sees('MPN ID: no interface shows whether it is current', 'Anniversary date: no interface shows it');
    const confirmed = await chat.press('submitEnrollment', {
      confirmation: 'enroll boreal',
      primaryContact: 'contact@boreal.example',
    });
    expect(confirmed.text).toContain('Your turn in Partner Center');
    expect(confirmed.text).toContain('enter contact@boreal.example as primary contact');
    const old = await chat.offered('stateEnrollmentSent');

    const sent = await chat.press('stateEnrollmentSent');
    expect(sent.text).toContain('Sent in Partner Center, stated by you');
    expect((await chat.pressAction(old)).text).toContain('out of date');
    await world.chat(dev).say('enroll');
    await world.chat(dev).sees('stated by Camille Roy');
    expect(world.chat(dev).find('stateEnrollmentApproved')).toBeUndefined();

    await chat.press('stateEnrollmentApproved');
    await world.chat(luc).sees('Approved, stated by Camille Roy', '**No way back.**');
    const agreed = await world.chat(luc).press('stateAgreementAccepted');
    expect(agreed.text).toContain('Agreement accepted in Partner Center, stated by you');
    await chat.say('enroll');
    await chat.sees('has said **both** since', 'stated by Luc Tremblay');
    expect(await world.control('GET', '/requests')).toEqual([]);
  } finally {
    await world.stop();
  }
}, 60_000);

test('ENR-18: confirmed but not done in the portal yet, it can be left again', async () => {
  const world = await startWorld({ configure: withoutPortal });
  const chat = world.chat(camille);
  try {
    await chat.say('english');
    await chat.say('enroll');
    await chat.press('submitEnrollment', { confirmation: 'enroll boreal', primaryContact: 'c@boreal.example' });
    await chat.offered('stateEnrollmentSent');
    await chat.press('undo');
    await chat.offered('submitEnrollment');
    expect(chat.find('stateEnrollmentSent')).toBeUndefined();
  } finally {
    await world.stop();
  }
}, 60_000);

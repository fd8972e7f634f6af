import { type MovableClock, movableClock } from '../support/movableClock';
import { boreal, camille, dev, luc } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

const start = '2026-10-07T14:00:00.000Z';

async function enrolledWorld(): Promise<{ readonly world: World; readonly clock: MovableClock }> {
  const clock = movableClock(start);
  const world = await startWorld({ clock });
  for (const person of [camille, luc, dev]) await world.chat(person).say('english');
  await world.chat(camille).say('enroll');
  await world.chat(camille).press('submitEnrollment', { confirmation: 'ENROLL BORÉAL' });
  await world.chat(camille).offered('acceptResellerAgreement');
  await world.chat(camille).press('acceptResellerAgreement');
  await world.chat(camille).sees('Both direct bill partner and indirect reseller');
  return { world, clock };
}

test('INC-1, INC-2, INC-3: on day 31 without the invitation the Global admins are told which mailbox to check', async () => {
  const { world, clock } = await enrolledWorld();
  try {
    await world.chat(camille).say('incentives');
    const card = await world
      .chat(camille)
      .sees('Invitation expected by Friday, November 6', 'mpn@boreal.example', 'MPN ID 5139005');
    expect(JSON.stringify(card.card)).toContain('camille@boreal.example');

    clock.moveTo('2026-11-07T13:59:00.000Z');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(JSON.stringify(world.chat(luc).messages())).not.toContain('Invitation not noted');
    // Day 31 is a Saturday: nobody is disturbed before Monday.
    clock.moveTo('2026-11-07T14:00:01.000Z');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(JSON.stringify(world.chat(luc).messages())).not.toContain('Invitation not noted');
    clock.moveTo('2026-11-09T14:00:01.000Z');
    await world.chat(luc).sees('Invitation not noted', 'Look in the mailbox of the MPN account', 'mpn@boreal.example');
    expect(JSON.stringify(world.chat(dev).messages())).not.toContain('Invitation not noted');
  } finally {
    await world.stop();
  }
}, 60_000);

test('INC-1: once somebody notes the invitation, day 31 is silent, and a second note changes nothing', async () => {
  const { world, clock } = await enrolledWorld();
  try {
    await world.control('POST', `/incentives/${boreal}/invite`);
    clock.moveTo('2026-10-24T15:00:00.000Z');
    await world.chat(camille).say('incentives');
    const old = await world.chat(camille).offered('noteIncentiveInvitation');
    const wrong = await world.chat(camille).press('noteIncentiveInvitation', { receivedOn: '2026-10-25' });
    expect(wrong.text).toContain('between the acceptance of the agreement and today');
    const noted = await world.chat(camille).press('noteIncentiveInvitation', { receivedOn: '2026-10-24' });
    expect(noted.text).toContain('day 17');
    expect(noted.text).toContain('noted by you');
    const again = await world.chat(camille).pressAction(old, { receivedOn: '2026-10-20' });
    expect(again.text).toContain('already noted by you');
    await world.chat(dev).say('primes');
    await world.chat(dev).sees('Invitation received', 'noted by Camille Roy');
    expect(world.chat(dev).find('noteIncentiveInvitation')).toBeUndefined();

    clock.moveTo('2026-11-10T15:00:00.000Z');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(JSON.stringify(world.chat(luc).messages())).not.toContain('Invitation not noted');
  } finally {
    await world.stop();
  }
}, 60_000);

import { movableClock } from '../support/movableClock';
import { boreal, camille, dev, luc } from '../support/people';
import { startWorld } from '../support/startWorld';

test('ENR-11, ENR-12, ENR-13: not approved, the Global admins are told on business day six what to check', async () => {
  // Wednesday, December 23, 2026, 10:00 in Toronto; Christmas Day is a holiday there.
  const clock = movableClock('2026-12-23T15:00:00.000Z');
  const world = await startWorld({ clock });
  try {
    await world.control('POST', `/enrollments/${boreal}/delay`);
    for (const person of [camille, luc, dev]) await world.chat(person).say('english');
    await world.chat(camille).say('enroll');
    await world.chat(camille).press('submitEnrollment', {
      confirmation: 'ENROLL BORÉAL',
      primaryContact: 'contact@boreal.example',
    });
    // Five business days without Christmas Day and New Year's Day: Thursday, December 31.
    await world.chat(camille).sees('by Thursday, December 31, 17:00', 'contact@boreal.example');
    const told = world.chat(luc).messages().length;

    clock.moveTo('2027-01-01T18:00:00.000Z');
    await world.chat(camille).say('enroll');
    await world.chat(camille).sees('Overdue: approval was expected by Thursday, December 31');
    expect(world.chat(luc).messages()).toHaveLength(told);

    // Monday, January 4, 2027, just after 09:00.
    clock.moveTo('2027-01-04T14:00:01.000Z');
    const card = await world.chat(luc).sees('Overdue', 'Settings › Account Settings › Partner Profile › Program info');
    expect(JSON.stringify(card.card)).toContain('Text for the ticket, ready to copy');
    expect(
      world
        .chat(dev)
        .messages()
        .map((one) => JSON.stringify(one.card))
        .join(),
    ).not.toContain('Text for the ticket');

    await world.control('POST', `/enrollments/${boreal}/approve`);
    await world.chat(luc).sees('Approved. One step left');
  } finally {
    await world.stop();
  }
}, 60_000);

import { alize, boreal, camille, lea } from '../support/people';
import { startWorld } from '../support/startWorld';

test('A.3-14: declined is told with the next step, and enrolling again starts from the checks', async () => {
  const world = await startWorld();
  const chat = world.chat(camille);
  try {
    await world.control('POST', `/enrollments/${boreal}/delay`);
    await chat.say('english');
    await chat.say('enroll');
    await chat.press('submitEnrollment', { confirmation: 'enroll boreal' });
    await chat.sees('Waiting for Microsoft’s approval');
    await world.control('POST', `/enrollments/${boreal}/decline`);
    await chat.sees('Declined by Microsoft', 'Program info', 'you may enroll again');
    await chat.press('reopenEnrollment');
    await chat.offered('submitEnrollment');
    await chat.press('submitEnrollment', { confirmation: 'enroll boreal' });
    await chat.offered('acceptResellerAgreement');
  } finally {
    await world.stop();
  }
}, 60_000);

test('ENR-16, ENR-17, DUR-1, DUR-2, DUR-3, ENR-20: whoever enrolled before is not asked to enroll again', async () => {
  const world = await startWorld();
  const chat = world.chat(lea);
  try {
    await chat.say('english');
    await chat.say('enroll');
    await chat.sees(
      'Your profile already says **both**',
      'managing your direct customers’ subscriptions, billing included',
      'take on customers from your provider',
      'marked direct or indirect',
      '*Indirect providers* in the left navigation',
    );
    expect(await world.control('GET', '/requests')).toEqual([]);
    expect(alize).toBe(lea.tenantId);
  } finally {
    await world.stop();
  }
}, 60_000);

test('ENR-4, ENR-12: the details are reviewed, a contact that is no e-mail address is refused at its field, and it is shown again', async () => {
  const world = await startWorld({ undoSeconds: 30, env: { ENROLLMENT_UNDO_SECONDS: '30' } });
  const chat = world.chat(camille);
  try {
    await chat.say('english');
    await chat.say('enroll');
    await chat.sees('Organization: Boréal Cloud', 'MPN ID: 5139005', 'Primary contact: camille@boreal.example');
    const refused = await chat.press('submitEnrollment', {
      confirmation: 'enroll boreal',
      primaryContact: 'camille at boreal',
    });
    expect(refused.text.split('The primary contact is not an e-mail address')).toHaveLength(3);
    expect(refused.text).toContain('camille at boreal');
    const taken = await chat.press('submitEnrollment', {
      confirmation: 'enroll boreal',
      primaryContact: 'office@boreal.example',
    });
    expect(taken.text).toContain('Microsoft writes to office@boreal.example (primary contact)');
  } finally {
    await world.stop();
  }
}, 60_000);

test('GEN-4: the revenue is stated by a person with name and time, and what is no amount is given back', async () => {
  const world = await startWorld();
  const chat = world.chat(camille);
  try {
    await chat.say('english');
    await chat.say('enroll');
    const door = await chat.offered('submitEnrollment');
    const opened = await chat.pressAction({ ...door, verb: 'open', data: { id: '', what: 'revenue' } });
    expect(opened.text).toContain('measured at Partner Global Account level');
    const ask = { ...door, card: opened.card, verb: 'stateRevenue', data: { id: 'revenue', version: 1 } };
    const refused = await chat.pressAction(ask, { revenue: 'quite a lot' });
    expect(refused.text).toContain('I could not read an amount');
    expect(refused.text).toContain('quite a lot');
    const stated = await chat.pressAction(ask, { revenue: '250 000 USD' });
    expect(stated.text).toContain('250,000 USD, stated by you at');
  } finally {
    await world.stop();
  }
}, 60_000);

import { camille, dev } from '../support/people';
import { startWorld } from '../support/startWorld';

test('ENR-5, ENR-18, ROL-1: the phrase may be typed; a wrong one is refused and asked again; a Sales agent is told the role', async () => {
  const world = await startWorld({ undoSeconds: 30, env: { ENROLLMENT_UNDO_SECONDS: '30' } });
  try {
    await world.chat(camille).say('français');
    await world.chat(dev).say('english');
    await world.chat(dev).say('enroll');
    await world.chat(dev).sees('Global admin');
    expect(world.chat(dev).find('submitEnrollment')).toBeUndefined();

    await world.chat(camille).say('inscription');
    await world.chat(camille).say('oui');
    await world.chat(camille).sees('INSCRIRE BORÉAL');
    expect(world.chat(camille).find('undo')).toBeUndefined();
    await world.chat(camille).say('  inscrire   boreal ');
    await world.chat(camille).offered('undo');
    expect(await world.control('GET', '/requests')).toEqual([]);

    await world.chat(camille).press('undo');
    await world.chat(camille).offered('submitEnrollment');
    expect(await world.control('GET', '/requests')).toEqual([]);
  } finally {
    await world.stop();
  }
}, 30_000);

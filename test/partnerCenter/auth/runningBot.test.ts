import { boreal } from '../../../src/simulator/world/organizations';
import { text } from '../../../src/text/text';
import { camille } from '../../support/people';
import { startWorld } from '../../support/startWorld';

test.each([
  ['en', 'english', 'enroll', 'ENROLL BORÉAL'],
  ['fr', 'français', 'inscription', 'INSCRIRE BORÉAL'],
] as const)(
  '%s: a fault of the connection is on the card, with its step and what to do; mended, the step can be taken',
  async (language, hello, enroll, confirmation) => {
    const world = await startWorld();
    try {
      const chat = world.chat(camille);
      await chat.say(hello);
      await chat.say(enroll);
      await world.control('PATCH', `/applications/${boreal}`, { consent: 'missing' });
      // The token from before is good for an hour; the bot that starts now has none.
      await world.restart();
      await chat.press('submitEnrollment', { confirmation });
      await chat.sees(text(language, 'connection.fault.noConsent').replaceAll('\u00a0', ' '));
      await world.control('PATCH', `/applications/${boreal}`, { consent: null });
      await chat.press('submitEnrollment', { confirmation });
      await chat.offered('acceptResellerAgreement');
    } finally {
      await world.stop();
    }
  },
  60_000,
);

import { lea, tom } from '../support/people';
import { startWorld } from '../support/startWorld';
import { consentInputs } from './firstLight';

test('CON-11: a partner whose only direct customer is done sees the totals of the whole transition', async () => {
  const world = await startWorld();
  const chat = world.chat(lea);
  try {
    await world.chat(tom).install();
    await world.chat(tom).say('english');
    await chat.install();
    await chat.say('english');
    await chat.offeredAfter('extend soleil', 'recordConsent');
    await chat.press('recordConsent', consentInputs);
    await chat.offered('extendRelationship');
    await chat.press('extendRelationship');
    await chat.sees('Verified: Nordwind Distribution');
    await chat.offeredAfter('transfer soleil', 'createTransfer');
    await chat.press('createTransfer');
    await world.chat(tom).offered('acceptTransfer');
    await world.chat(tom).press('acceptTransfer');
    await world.chat(tom).offered('verifyAsProvider');
    await world.chat(tom).press('verifyAsProvider');
    await chat.offered('verifyAsPartner');
    await chat.press('verifyAsPartner');
    await chat.sees('Closed: all four steps are done');
    await chat.say('status');
    await chat.sees(
      'Your customer is done',
      '1 subscription transferred, none ordered anew',
      'no invitation has been noted',
    );
  } finally {
    await world.stop();
  }
}, 60_000);

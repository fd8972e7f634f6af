import { until } from '../support/chat';
import { lea } from '../support/people';
import { startWorld } from '../support/startWorld';
import { consentInputs } from './firstLight';

/** In every time zone this day has begun, and the e-mail is not older than the transfer by more than a day. */
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

test('VER-2: a provider where nobody ever adds the app stalls nothing, from the request to step 4 of 4', async () => {
  const world = await startWorld();
  const chat = world.chat(lea);
  try {
    await chat.install();
    await chat.say('english');
    await chat.offeredAfter('extend soleil', 'recordConsent');
    await chat.press('recordConsent', consentInputs);
    await chat.offered('extendRelationship');
    await chat.press('extendRelationship');
    await chat.sees('Verified: Nordwind Distribution');
    await chat.offeredAfter('transfer soleil', 'createTransfer');
    await chat.press('createTransfer');
    await chat.sees('nobody at Nordwind Distribution who can answer had this app');
    // The provider answers where it always can: in Partner Center.
    const live = await until(
      async () => ((await world.control('GET', '/state')) as { transfers: { id: string }[] }).transfers[0],
      () => 'the request to be in Partner Center',
    );
    await world.control('POST', `/transfers/${live.id}/accept`);
    await chat.sees('Waiting for Nordwind Distribution to verify');
    await chat.offered('confirmByEmail');
    const early = await chat.press('confirmByEmail', { confirmedBy: 'Ada Lind', confirmedOn: '2999-01-01' });
    expect(early.text).toContain('cannot be in the future');
    await chat.press('confirmByEmail', { confirmedBy: 'Ada Lind', confirmedOn: yesterday });
    await chat.sees('Confirmed by e-mail by Ada Lind at Nordwind Distribution', 'as stated');
    await chat.offered('verifyAsPartner');
    await chat.press('verifyAsPartner');
    await chat.sees('Closed: all four steps are done');
  } finally {
    await world.stop();
  }
}, 60_000);

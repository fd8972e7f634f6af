import { until } from '../support/chat';
import { camille } from '../support/people';
import { startWorld } from '../support/startWorld';

test('design 1.3: a message whose delivery stayed unknown keeps no button that is over: pressed, it becomes the current card for good', async () => {
  const world = await startWorld({ undoSeconds: 30, env: { ENROLLMENT_UNDO_SECONDS: '30' } });
  try {
    const chat = world.chat(camille);
    await chat.install();
    await chat.sees('Passerelle');
    world.connector.dropNextPost();
    await chat.say('enroll');
    // It arrived, but the bot cannot know and sends it once more.
    const [, orphan] = await until(
      () => (chat.findAll('submitEnrollment').length === 2 ? chat.findAll('submitEnrollment') : undefined),
      () => 'the card and its twin',
    );
    if (orphan === undefined) throw new Error('no twin');
    await chat.press('submitEnrollment', { confirmation: 'ENROLL BORÉAL' });
    await until(
      () => (chat.findAll('submitEnrollment').length === 1 ? true : undefined),
      () => 'the card to change',
    );
    await chat.pressAction(orphan, { confirmation: 'ENROLL BORÉAL' });
    await until(
      () => (chat.find('submitEnrollment') === undefined ? true : undefined),
      () => 'its twin to change as well',
      3_000,
    );
  } finally {
    await world.stop();
  }
});

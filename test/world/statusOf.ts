import { journeySteps } from '../journeys/firstLight';
import { type Chat, textOf, until } from '../support/chat';
import { boreal, camille } from '../support/people';
import type { World } from '../support/startWorld';

export const meridian = 'd0000000-0000-4000-8000-000000000002';

/** What one customer's page must say and must not say. */
export type Row = readonly [title: string, typed: string, shows: readonly string[], hides?: readonly string[]];

/**
 * What the answer to a typed text says; each answer is a new message. What a page of its kind always `shows` tells it from
 * a card that came unasked at the same moment.
 */
export async function answerTo(chat: Chat, typed: string, shows = ''): Promise<string> {
  const before = chat.messages().length;
  await chat.say(typed);
  const texts = () =>
    chat
      .messages()
      .slice(before)
      .map(({ card, text }) => textOf(card ?? text));
  return until(
    () => texts().find((text) => text.includes(shows)),
    () => `an answer to "${typed}" with "${shows}"; came: ${texts().join('\n---\n')}`,
  );
}

/** Boréal enrolled and both providers accepted: the fresh world as far as a customer's page needs it. */
export async function enrollWithBothProviders(world: World): Promise<Chat> {
  for (const step of journeySteps('en').slice(0, 4)) await step.run(world);
  const chat = world.chat(camille);
  await chat.sees('Nordwind Distribution', 'partner');
  await world.control('POST', '/partnerships', { partner: boreal, provider: meridian });
  await until(
    async () => ((await answerTo(chat, 'providers')).includes('Meridian Supply') ? true : undefined),
    () => 'the invitation of Meridian',
  );
  await until(
    async () => {
      if ((await answerTo(chat, 'check contoso')).includes('Nordwind Distribution and Meridian Supply')) return true;
      if (chat.find('acceptPartnership') !== undefined) await chat.press('acceptPartnership');
      return undefined;
    },
    () => 'both partnerships',
  );
  return chat;
}

import { journeySteps } from '../journeys/firstLight';
import { type Chat, type FoundAction, textOf, until } from '../support/chat';
import type { World } from '../support/startWorld';

export const customer = (n: number): string => `a0000000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`;

/** Enrolled and partnered with Nordwind: the first steps of the journey. */
export async function partnered(world: World, language: 'en' | 'fr'): Promise<void> {
  for (const step of journeySteps(language).slice(0, 4)) await step.run(world);
}

/** Says it again until a button is there: what the command needs may still be on its way. */
export const offeredAfter = (chat: Chat, text: string, verb: string): Promise<FoundAction> =>
  until(
    async () => {
      await chat.say(text);
      return newest(chat, verb);
    },
    () => `${verb} after "${text}"`,
  );

/** The button on the newest message, if that has it. */
export function newest(chat: Chat, verb: string): FoundAction | undefined {
  const found = chat.find(verb);
  return found?.message === chat.messages().at(-1) ? found : undefined;
}

/** Value of an input on a card. */
export function inputOn(card: unknown, id: string): string {
  const walk = (node: unknown): string | undefined => {
    if (Array.isArray(node)) {
      for (const inner of node) {
        const value = walk(inner);
        if (value !== undefined) return value;
      }
      return undefined;
    }
    if (node === null || typeof node !== 'object') return undefined;
    if ('id' in node && node.id === id && 'value' in node) return String(node.value);
    return walk(Object.values(node));
  };
  return walk(card) ?? '';
}

/** Address of the button that opens something outside. */
export function urlOn(card: unknown): string | undefined {
  return /"type":"Action\.OpenUrl"[^}]*"url":"([^"]+)"/.exec(JSON.stringify(card))?.[1];
}

/** The button with this verb on the card that an earlier press was answered with. */
export function on(found: FoundAction, card: unknown, verb: string): FoundAction {
  const walk = (node: unknown): Record<string, unknown> | undefined => {
    if (node === null || typeof node !== 'object') return undefined;
    if ('verb' in node && node.verb === verb && 'data' in node) return node.data as Record<string, unknown>;
    for (const inner of Object.values(node)) {
      const data = walk(inner);
      if (data !== undefined) return data;
    }
    return undefined;
  };
  const data = walk(card);
  if (data === undefined) throw new Error(`no button ${verb} on:\n${textOf(card)}`);
  return { ...found, card: card as FoundAction['card'], verb, data };
}

export const draftIn = (found: FoundAction, language: 'en' | 'fr'): FoundAction => ({
  ...found,
  data: { ...found.data, language },
});

export const filled = (body: string): string => body.replaceAll('[…]', 'as agreed');

export const read = (card: unknown): string => textOf(card);

import { randomUUID } from 'node:crypto';
import type { ChatMessage, FakeConnector } from './fakeConnector';
import type { SimulatedPerson } from './people';

type Json = Record<string, unknown>;

/** One person's chat with the bot, through `POST /api/messages`: what they type and press, and what they see. */
export interface Chat {
  install(): Promise<void>;
  say(text: string): Promise<void>;
  /** Presses the button with this verb on the newest card that has one; the card's own input values are sent unless given. */
  press(verb: string, inputs?: Record<string, string>): Promise<PressResult>;
  /** Presses a button found earlier, as from an old notification. */
  pressAction(found: FoundAction, inputs?: Record<string, string>): Promise<PressResult>;
  find(verb: string): FoundAction | undefined;
  /** Every button with this verb, newest message first. */
  findAll(verb: string): readonly FoundAction[];
  /** The messages of this chat as they stand now. */
  messages(): readonly ChatMessage[];
  /** Waits until a message's text holds all of these. */
  sees(...texts: string[]): Promise<ChatMessage>;
  /** Waits until a button with this verb is there. */
  offered(verb: string): Promise<FoundAction>;
  /** Says it again until one of these buttons is there: what the command needs may still be on its way. */
  offeredAfter(text: string, ...verbs: readonly string[]): Promise<FoundAction>;
}

export interface FoundAction {
  readonly message: ChatMessage;
  readonly card: Json;
  readonly verb: string;
  readonly data: Json;
}

export interface PressResult {
  readonly status: number;
  readonly statusCode: number;
  readonly card: Json;
  readonly text: string;
}

const patienceMs = 15_000;

/** `port` is read at each call, so that a chat survives a restart of the bot; `typed` hears all that the person writes. */
export function openChat(
  person: SimulatedPerson,
  connector: FakeConnector,
  port: () => number,
  typed: (text: string) => void = () => {},
): Chat {
  const conversationId = `chat-${person.userId}`;
  const activity = (fields: Json): Json => ({
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: connector.url,
    timestamp: new Date().toISOString(),
    locale: 'en-US',
    localTimezone: 'America/Toronto',
    from: { id: `29:${person.userId}`, name: person.name, aadObjectId: person.userId },
    recipient: { id: '28:passerelle', name: 'Passerelle' },
    conversation: { id: conversationId, conversationType: 'personal', tenantId: person.tenantId },
    channelData: { tenant: { id: person.tenantId } },
    ...fields,
  });
  const post = async (fields: Json) => {
    const response = await fetch(`http://127.0.0.1:${port()}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity(fields)),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Json) };
  };
  const messages = () => connector.messages.filter((message) => message.conversationId === conversationId);
  const findAll = (verb: string): readonly FoundAction[] =>
    [...messages()].reverse().flatMap((message) => {
      const { card } = message;
      if (card === undefined) return [];
      return actionsIn(card)
        .filter((one) => one.verb === verb)
        .map((one) => ({ message, card, verb, data: (one.data as Json | undefined) ?? {} }));
    });
  const find = (verb: string): FoundAction | undefined => findAll(verb)[0];
  const chat: Chat = {
    messages,
    find,
    findAll,
    install: async () => {
      const from = { id: `29:${person.userId}`, aadObjectId: person.userId };
      await post({ type: 'installationUpdate', action: 'add', from });
    },
    say: async (text) => {
      typed(text);
      await post({ type: 'message', text, textFormat: 'plain' });
    },
    press: async (verb, inputs) => {
      const found = find(verb);
      if (found === undefined)
        throw new Error(`no button ${verb} for ${person.name}; sees:\n${transcript(messages())}`);
      let answer = await chat.pressAction(found, inputs);
      // On a busy machine roles may not be read in time; the answer then offers the same click again, and a person takes it.
      for (let tries = 0; tries < 10; tries += 1) {
        const again = unconfirmed.some((text) => answer.text.includes(text)) ? againIn(answer.card) : undefined;
        if (again === undefined) break;
        await new Promise((resolve) => setTimeout(resolve, 200));
        answer = await chat.pressAction({ message: found.message, card: {}, verb, data: again });
      }
      return answer;
    },
    pressAction: async ({ message, card, verb, data }, inputs = {}) => {
      const defaults = inputDefaults(card);
      for (const id of Object.keys(inputs)) {
        if (!(id in defaults)) throw new Error(`the card with ${verb} has no input ${id}`);
      }
      for (const input of Object.values(inputs)) typed(input);
      const { status, body } = await post({
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: message.id,
        value: {
          action: { type: 'Action.Execute', verb, data: { ...defaults, ...data, ...inputs } },
          trigger: 'manual',
        },
      });
      const value = (body.value ?? {}) as Json;
      return { status, statusCode: Number(body.statusCode), card: value, text: textOf(value) };
    },
    sees: (...texts) =>
      until(
        () =>
          [...messages()]
            .reverse()
            .find((message) => texts.every((text) => textOf(message.card ?? message.text).includes(text))),
        () => `${person.name} to see ${texts.join(' + ')}; sees:\n${transcript(messages())}`,
      ),
    offered: (verb) =>
      until(
        () => find(verb),
        () => `${person.name} to be offered ${verb}; sees:\n${transcript(messages())}`,
      ),
    offeredAfter: (text, ...verbs) =>
      until(
        async () => {
          await chat.say(text);
          return verbs.map(find).find((found) => found !== undefined);
        },
        () => `${person.name} to be offered ${verbs.join(' or ')} after "${text}"; sees:\n${transcript(messages())}`,
      ),
  };
  return chat;
}

const unconfirmed = ['Your role cannot be confirmed right now', 'Votre rôle ne peut pas être confirmé pour le moment'];

/** The data of the button that makes a failed click again. */
function againIn(card: Json): Json | undefined {
  const actions = Array.isArray(card.actions) ? (card.actions as readonly Json[]) : [];
  return actions.find(({ title }) => title === 'Try again' || title === 'Réessayer')?.data as Json | undefined;
}

/** Everything a person can read in a card or message, in order. */
export function textOf(value: unknown): string {
  const texts: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node === 'string') texts.push(node);
    else if (Array.isArray(node)) node.forEach(walk);
    else if (node !== null && typeof node === 'object') {
      for (const [key, inner] of Object.entries(node)) {
        if (
          [
            'text',
            'title',
            'value',
            'label',
            'placeholder',
            'body',
            'items',
            'columns',
            'facts',
            'choices',
            'actions',
            'card',
            'inlines',
            'rows',
            'cells',
          ].includes(key)
        )
          walk(inner);
      }
    }
  };
  walk(value);
  // Typographic spaces read like any other.
  return texts.join('\n').replace(/[\u00a0\u202f\u2009]/g, ' ');
}

/** Every button of a card that asks the bot. */
export function actionsIn(node: unknown): Json[] {
  if (Array.isArray(node)) return node.flatMap(actionsIn);
  if (node === null || typeof node !== 'object') return [];
  const own = 'type' in node && node.type === 'Action.Execute' ? [node as Json] : [];
  return [...own, ...Object.values(node).flatMap(actionsIn)];
}

/** What a card sends when nothing is typed or chosen. */
export function inputDefaults(node: unknown): Record<string, string> {
  if (Array.isArray(node)) return Object.assign({}, ...node.map(inputDefaults)) as Record<string, string>;
  if (node === null || typeof node !== 'object') return {};
  const own =
    'type' in node && String(node.type).startsWith('Input.') && 'id' in node
      ? { [String(node.id)]: 'value' in node ? String(node.value) : '' }
      : {};
  return Object.assign(own, ...Object.values(node).map(inputDefaults)) as Record<string, string>;
}

const transcript = (messages: readonly ChatMessage[]): string =>
  messages.map((message) => `--- ${message.id}\n${textOf(message.card ?? message.text)}`).join('\n');

/** Asks every 20 ms until there is an answer. */
export async function until<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  what: () => string,
  ms = patienceMs,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`waited ${ms} ms for ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

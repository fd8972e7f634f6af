import { z } from 'zod';
import type { Verb } from './verb';
import { findVerb } from './verbs';

/** An invoke of a card button, as far as it could be read. */
export interface ParsedAction {
  readonly name: string;
  readonly verb: Verb<unknown>;
  readonly data: unknown;
  /** The book the card is about. */
  readonly world: 'real' | 'rehearsal';
  /** A refresh that the client does by itself must not change anything. */
  readonly automatic: boolean;
}

const invokeValue = z.object({
  action: z.object({ type: z.literal('Action.Execute'), verb: z.string().max(60), data: z.looseObject({}).optional() }),
  trigger: z.string().optional(),
});

/** Reads the value of an `adaptiveCard/action` invoke, or says why it cannot be. */
export function parseAction(value: unknown): ParsedAction | { readonly error: 'badRequest' | 'unknownVerb' } {
  const parsed = invokeValue.safeParse(value);
  if (!parsed.success) return { error: 'badRequest' };
  const { verb: name, data = {} } = parsed.data.action;
  const verb = findVerb(name);
  if (verb === undefined) return { error: 'unknownVerb' };
  const typed = verb.data.safeParse(data);
  if (!typed.success) return { error: 'badRequest' };
  const world = data.world === 'rehearsal' ? 'rehearsal' : 'real';
  return { name, verb, data: typed.data, world, automatic: parsed.data.trigger === 'automatic' };
}

import type { TurnContext } from 'botbuilder';
import type { Activity } from 'botframework-schema';
import { classify } from '../notify/classify';
import type { SendGate } from '../sendRate/sendGate';

/** Somebody waits: after this long the answer goes all the same, and Teams decides. */
const patienceMs = 1_000;

/** Answers to an invoke go back with its HTTP request; these kinds are no call either. */
const noCall = new Set(['invokeResponse', 'trace', 'delay']);

/** Sends what a turn answers, after leave for each message. What the notifier sends has its leave already. */
export function answerThrough<T>(
  gate: SendGate,
  context: TurnContext,
  activities: readonly Partial<Activity>[],
  send: () => Promise<T>,
): Promise<T> {
  const calls = activities.filter((one) => !noCall.has(one.type ?? '')).length;
  return callThrough(gate, context, calls, send);
}

/** Makes so many calls about the conversation of a turn, after leave for each. */
export async function callThrough<T>(
  gate: SendGate,
  { activity: { type, name, from, conversation, channelData } }: TurnContext,
  calls: number,
  make: () => Promise<T>,
): Promise<T> {
  const tenantId: string | undefined = channelData?.tenant?.id ?? conversation?.tenantId;
  const proactive = type === 'event' && name === 'ContinueConversation';
  if (calls === 0 || proactive || tenantId === undefined) return make();
  const personal = conversation.conversationType === undefined || conversation.conversationType === 'personal';
  const chat = {
    tenantId: tenantId.toLowerCase(),
    chat: personal ? (from?.aadObjectId ?? conversation.id).toLowerCase() : conversation.id,
  };
  const passes = await Promise.all(Array.from({ length: calls }, () => gate.enter(chat, 'answer', patienceMs)));
  try {
    await Promise.all(passes.map((pass) => pass?.ready()));
    return await make();
  } catch (error) {
    const verdict = classify(error, 'post');
    if (verdict.kind === 'later' && verdict.throttled === true && verdict.afterMs !== undefined)
      gate.throttled(chat, verdict.afterMs);
    throw error;
  } finally {
    for (const pass of passes) pass?.over();
  }
}

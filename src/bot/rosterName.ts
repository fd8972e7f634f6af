import { TeamsInfo, type TurnContext } from 'botbuilder';
import type { SendGate } from '../sendRate/sendGate';
import { callThrough } from './answerThrough';

/** No name arrives with an install event; the conversation's roster has it. Empty when it does not say. */
export async function rosterName(gate: SendGate, context: TurnContext): Promise<string> {
  try {
    const look = () => TeamsInfo.getMember(context, context.activity.from.id);
    return (await callThrough(gate, context, 1, look)).name ?? '';
  } catch {
    return '';
  }
}

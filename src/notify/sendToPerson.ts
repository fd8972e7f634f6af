import { otherServiceUrl } from '../bot/serviceUrl';
import { instant } from '../clock';
import { moveConversation, noteUnreachable } from '../people';
import type { PersonDocument } from '../store/documents/personDocument';
import type { Calls } from './calls';
import type { SendVerdict } from './cardSender';
import type { NotifierDeps } from './notifier';

type Deps = Pick<NotifierDeps, 'store' | 'clock' | 'log' | 'sender'>;
type Send = (person: PersonDocument) => Promise<SendVerdict>;

/**
 * Sends to a person and mends once what is wrong with the chat: one that Teams does not know by its id is opened anew,
 * and an address that is not theirs is tried as the other one. What cannot be mended is recorded on the person, so that
 * nothing is sent to them before they speak or install the app again.
 */
export async function sendToPerson(deps: Deps, calls: Calls, person: PersonDocument, send: Send): Promise<SendVerdict> {
  const first = await calls.make(() => send(person));
  const trouble = first.kind === 'undeliverable' ? first.chat : undefined;
  if (first.kind !== 'undeliverable' || trouble === undefined) return first;
  const mended = trouble === 'closed' ? undefined : await mend(deps, calls, person, trouble);
  if (mended !== undefined && 'wait' in mended) return mended.wait;
  const last = mended === undefined ? first : await calls.make(() => send(mended.person));
  if (last.kind === 'undeliverable' && last.chat !== undefined) {
    const why = { reason: last.reason, since: instant(deps.clock) };
    await noteUnreachable(deps.store, refOf(person), why, last.chat === 'unknown');
  } else if (mended?.person.conversation !== undefined) {
    await moveConversation(deps.store, refOf(person), mended.person.conversation);
  }
  return last;
}

/** The person with what is known of the chat put right, or that this has to wait; undefined when it cannot be. */
async function mend(
  deps: Deps,
  calls: Calls,
  person: PersonDocument,
  trouble: 'unknown' | 'wrongHost',
): Promise<{ readonly person: PersonDocument } | { readonly wait: SendVerdict } | undefined> {
  const { conversation } = person;
  if (conversation === undefined) return undefined;
  const moved = (change: Partial<typeof conversation>) => ({
    person: { ...person, conversation: { ...conversation, ...change } },
  });
  if (trouble === 'wrongHost') return moved({ serviceUrl: otherServiceUrl(conversation.serviceUrl) });
  const opened = await calls.make(() => deps.sender.recreate(person));
  if (opened.kind === 'created') return moved({ conversationId: opened.conversationId });
  return opened.kind === 'later' ? { wait: opened } : undefined;
}

const refOf = ({ pk, id }: PersonDocument) => ({ tenantId: pk, userId: id });

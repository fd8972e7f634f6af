import { isListening } from '../absence';
import { instant } from '../clock';
import { toldOfQueue } from '../queueAudience';
import type { PersonDocument } from '../store/documents/personDocument';
import { listAll } from '../store/listAll';
import { hasOneOf } from '../views/people';
import type { QueueNews } from '../views/transferInputs';
import type { Viewer } from '../views/viewer';
import type { PresentDeps } from './present';

/** Whether a provider's person is told of new requests, as far as the directory answers in time. */
export async function queueNews(deps: PresentDeps, viewer: Viewer): Promise<QueueNews> {
  const { answerTransfer } = deps.policy.roles;
  const now = instant(deps.clock);
  const { timeZone } = deps.organization(viewer.tenantId) ?? {};
  const holders = new Set((await deps.holdersOf(viewer.tenantId, answerTransfer)).map(({ userId }) => userId));
  const members: Member[] = [];
  for await (const person of listAll<PersonDocument>(deps.store, 'people', { pk: viewer.tenantId, type: 'person' })) {
    if (person.conversation === undefined) continue;
    const mayAnswer = person.id === viewer.userId ? hasOneOf(viewer, answerTransfer) : holders.has(person.id);
    const listens = isListening(person, now, timeZone);
    const muted = person.settings?.muted === true;
    members.push({ id: person.id, name: person.name, queue: person.settings?.queue, mayAnswer, listens, muted });
  }
  return newsFor(viewer.userId, members);
}

interface Member {
  readonly id: string;
  readonly name: string;
  readonly queue: 'on' | 'off' | undefined;
  readonly mayAnswer: boolean;
  readonly listens: boolean;
  readonly muted: boolean;
}

/** What to say to one of the members. */
export function newsFor(id: string, members: readonly Member[]): QueueNews {
  const told = toldOfQueue(members);
  const own = members.find((member) => member.id === id);
  const names = told.filter((member) => member.id !== id).map(({ name }) => name);
  const say = (...keys: readonly string[]): QueueNews => ({ keys, names });
  const asked = members.some(({ queue }) => queue === 'on');
  if (told.some((member) => member.id === id)) {
    if (own?.muted === true) return say('toldButMuted');
    if (own?.queue === 'on') return say('toldAsked');
    return say(asked ? 'toldAnyway' : 'toldByRole');
  }
  const nobody = told.length === 0 ? ['nobodyTold'] : [];
  if (own?.queue === 'off') return say('notToldOff', ...nobody);
  if (told.length === 0) return say('nobodyTold');
  return say(asked ? 'notToldOthers' : 'notToldRole');
}

import type { AggregateRef } from '../aggregateDraft';
import type { PersonRef } from '../domain/actor';
import { policyPacks } from '../domain/policy/packs';
import type { Wait } from '../domain/waiting/wait';
import { peopleWith } from '../relay/audience';
import type { HandlerContext } from '../relay/handler';
import { toldOf } from '../relay/told';
import { cardSubject } from './cardSubject';
import type { ReminderStep } from './schedule';

/** A person, the card they get, and why. */
export interface Recipient {
  readonly person: PersonRef;
  readonly subject: string;
  readonly to: 'turn' | 'requester';
  /** Entra id of the colleague for whom this person stands in. */
  readonly insteadOf?: string;
}

/** The tenant that has to act. */
export const actingTenant = (ref: AggregateRef, wait: Wait): string =>
  wait.side === 'provider' ? (wait.provider ?? ref.pk) : ref.pk;

/** Those a reminder reaches, each once. The delegate of whoever is away stands in; `queue off` holds here as well. */
export async function recipientsOf(
  context: HandlerContext,
  ref: AggregateRef,
  wait: Wait,
  reach: ReminderStep['reach'],
): Promise<readonly Recipient[]> {
  const turn = await toldOf(context, ref.pk, [{ audience: wait.turn, turn: true }]);
  const colleagues = reach === 'turn' ? [] : await colleaguesOf(context, ref, wait);
  const own = cardSubject(ref, wait.subject, wait.side);
  const acting = own === undefined ? [] : recipients([...turn, ...colleagues], own, 'turn');
  const { requester } = wait;
  if (reach !== 'requester' || requester === undefined) return distinct(acting);
  const theirs = cardSubject(ref, requester.subject, requester.side);
  const waiting = await toldOf(context, ref.pk, [{ audience: requester.audience, turn: true }]);
  return distinct([...acting, ...(theirs === undefined ? [] : recipients(waiting, theirs, 'requester'))]);
}

async function colleaguesOf(context: HandlerContext, ref: AggregateRef, wait: Wait): Promise<readonly Reached[]> {
  if (!(await context.pairing.reaches(ref.pk, actingTenant(ref, wait)))) return [];
  const policy = policyPacks[wait.policy ?? ''] ?? context.policy;
  const holders = await peopleWith(context, actingTenant(ref, wait), policy.roles[wait.act]);
  return holders.filter(({ known }) => wait.side === 'partner' || known?.settings?.queue !== 'off');
}

type Reached = Pick<Recipient, 'person' | 'insteadOf'>;

const recipients = (people: readonly Reached[], subject: string, to: Recipient['to']): readonly Recipient[] =>
  people.map(({ person, insteadOf }) => ({ person, subject, to, ...(insteadOf === undefined ? {} : { insteadOf }) }));

function distinct(all: readonly Recipient[]): readonly Recipient[] {
  const byPerson = new Map<string, Recipient>();
  for (const one of all) {
    const key = `${one.person.tenantId}|${one.person.userId}`;
    if (!byPerson.has(key)) byPerson.set(key, one);
  }
  return [...byPerson.values()];
}

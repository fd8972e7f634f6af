import { isAwaited } from '../domain/customer/newCommerce';
import { isNewCommerce } from '../domain/customer/transferStrategy';
import { thingId } from '../ids';
import type { CustomerStatusInput, ProviderRow } from './customerInputs';
import { draftIdOf } from './draftId';
import { firstPrimary, type Link, link } from './links';
import { needsNewOrder } from './subscriptionText';
import { transferLinks } from './transferRows';
import { isUnderWay } from './transferText';
import type { Words } from './words';

/** Buttons for what comes next with a customer, the one that the light names first. */
export function nextSteps(words: Words, input: CustomerStatusInput, most: number): readonly Link[] {
  const { light, relationships, transfers } = input;
  if (input.customer.kind === 'indirect') return [];
  const live = transfers.filter((row) => row.transfer.n === light.n || isUnderWay(row.transfer));
  const first = live.filter((row) => row.transfer.n === light.n);
  const others = live.filter((row) => row.transfer.n !== light.n);
  const steps = [
    ...transferLinks(words, first, 1),
    ...(light.act === 'enroll' ? [link(words, 'enrollment', '', 'button.enrollment')] : []),
    ...(light.act === 'findProvider' ? [link(words, 'providers', '', 'button.providers')] : []),
    ...(light.act === 'planRest' && light.provider !== undefined ? planStep(words, input) : []),
    ...relationshipSteps(words, input),
    ...(light.act === 'planRest' && light.provider !== undefined ? [] : planStep(words, input)),
    ...transferLinks(words, others, 1),
  ].slice(0, most);
  const waits = light.light === 'nothing' && light.act !== 'extending' && relationships.length > 0;
  return waits ? steps : firstPrimary(steps);
}

function relationshipSteps(words: Words, input: CustomerStatusInput): readonly Link[] {
  const { light, relationships, enrolled } = input;
  if (!enrolled || light.light === 'nothing') return [];
  const ordered = [...relationships].sort(
    (a, b) => Number(b.provider === light.provider) - Number(a.provider === light.provider),
  );
  const related = ordered.filter((one) => one.standing === 'related');
  if (light.act === 'createTransfer' || light.act === 'askRequest') {
    const key = light.act === 'askRequest' ? 'newCommerce.draftLink' : 'button.transferDraft';
    return related.slice(0, 1).map(({ id }) => link(words, 'transferDraft', draftIdOf(id), key));
  }
  const open = [...otherWay(words, input, related), ...related.slice(0, 1).map((one) => opens(words, one))];
  // While a request is under way, another provider is not the question.
  if (light.n !== undefined || related.length > 0) return open;
  const several = ordered.length > 1;
  return ordered.slice(0, 2).flatMap((one) => stepsWith(words, input, one, several));
}

/** CON-8: both ways at once: while a request goes one way, what moves by the other is not held up by it. */
function otherWay(
  words: Words,
  { light, observed, transfers }: CustomerStatusInput,
  related: readonly ProviderRow[],
): readonly Link[] {
  const live = transfers.find((row) => row.transfer.n === light.n)?.transfer;
  const one = related.find(({ provider }) => provider === light.provider);
  if (live === undefined || one === undefined || observed === undefined) return [];
  const { movable, newer = [] } = observed.book;
  const asked = transfers.some(
    ({ transfer }) => isNewCommerce(transfer) && transfer.provider === one.provider && isAwaited(transfer),
  );
  if (isNewCommerce(live)) {
    return movable.length === 0 ? [] : [link(words, 'transferDraft', draftIdOf(one.id), 'button.transferDraft')];
  }
  return newer.length === 0 || asked ? [] : [link(words, 'transferDraft', draftIdOf(one.id), 'newCommerce.draftLink')];
}

function stepsWith(words: Words, input: CustomerStatusInput, one: ProviderRow, several: boolean): readonly Link[] {
  const { id, provider, providerName: name, standing } = one;
  const { id: customerId } = input.customer;
  if (standing === 'invitationDrafted' || standing === 'invitationSent') {
    const invitation = thingId({ kind: 'invitation', customerId, provider });
    return [link(words, 'invitation', invitation, 'button.openInvitation', { name })];
  }
  if (standing !== 'none' && standing !== 'declined') return [opens(words, one)];
  const adviser = thingId({ kind: 'adviser', customerId, provider });
  const extend = link(words, 'relationship', id, 'button.relationship', { name });
  return several
    ? [link(words, 'adviser', adviser, 'button.adviserFor', { name })]
    : [link(words, 'adviser', adviser, 'button.adviser'), extend];
}

const opens = (words: Words, { id, providerName: name }: ProviderRow): Link =>
  link(words, 'relationship', id, 'button.openRelationship', { name });

/** CON-11: what cannot move has a plan; it belongs to the provider that is to order anew. */
function planStep(words: Words, input: CustomerStatusInput): readonly Link[] {
  const { relationships, light, observed, customer } = input;
  const needed = observed?.book.cannotMove.some((one) => needsNewOrder(one.reason)) === true;
  const [only, ...others] = relationships;
  const provider = light.provider ?? (others.length === 0 ? only?.provider : undefined);
  if (!needed || provider === undefined) return [];
  return [link(words, 'plans', thingId({ kind: 'plans', customerId: customer.id, provider }), 'button.plans')];
}

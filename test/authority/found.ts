import { isDeepStrictEqual } from 'node:util';
import type { Customer } from '../../src/domain/customer/customer';
import type { Programme } from '../../src/domain/programme/programme';
import type { AggregateDocument } from '../../src/store/documents/aggregateDocument';
import { nordwind } from '../support/people';
import type { Who } from './people';
import { reservation, type SubjectKind } from './stories';
import type { Answer } from './turns';
import type { Change } from './watchedStore';

/** What a press came to, as the store and the card tell it. */
export interface Found {
  /** In one word and, where it was refused or changed something, what. */
  readonly outcome: string;
  /** What else was changed, which nothing explains. */
  readonly strays: readonly string[];
}

type States = Programme | Customer;

/** Kept beside what is decided: who spoke, what was refused, what was read, whom the bot does not know. */
const besides: ReadonlySet<string> = new Set([
  'person',
  'lastRefusal',
  'securityEvent',
  'observation',
  'profile',
  'dialog',
  'transferDraft',
]);

export function found(
  who: Who,
  kind: SubjectKind,
  answer: Answer,
  changes: readonly Change[],
  unknownCard: string,
): Found {
  const decided = changes.filter(isDecision);
  const strays = changes.filter((one) => !isDecision(one) && !explained(who, one)).map(nameOf);
  if (answer.status !== 200 || answer.statusCode !== 200) return { outcome: `error ${answer.statusCode}`, strays };
  const [decision, ...more] = decided;
  if (decision !== undefined) {
    const rest = [...strays, ...more.map(nameOf)];
    return { outcome: decisionIn(who, kind, decision), strays: rest };
  }
  if (JSON.stringify(answer.card) === unknownCard) return { outcome: 'unknown', strays };
  const refusal = changes.find(({ after }) => after?.type === 'lastRefusal')?.after as
    | { readonly refusal?: { readonly rule: string; readonly reason: string } }
    | undefined;
  if (refusal?.refusal !== undefined)
    return { outcome: `refused ${refusal.refusal.rule} ${refusal.refusal.reason}`, strays };
  if (changes.some(({ after, container }) => after?.type === 'ask' && container === 'work'))
    return { outcome: 'asks', strays };
  return { outcome: 'answered', strays };
}

const nameOf = ({ container, pk, id, before, after }: Change): string =>
  `${container} ${pk} ${id} ${before === undefined ? 'made' : after === undefined ? 'removed' : 'changed'}`;

/** The state of an aggregate moved; a look that was brought forward or handed over is no decision. */
function isDecision({ before, after }: Change): boolean {
  const type = (after ?? before)?.type;
  if (type !== 'programme' && type !== 'customer') return false;
  return (before as AggregateDocument | undefined)?.seq !== (after as AggregateDocument | undefined)?.seq;
}

/** Only ever in the person's own tenant; what Partner Center shows is kept where it was read. */
function explained(who: Who, { container, pk, before, after }: Change): boolean {
  const type = (after ?? before)?.type ?? '';
  if (type === 'dialog') return true;
  if (type === 'observation') return who.involved;
  if (type === 'programme' || type === 'customer') return who.side !== undefined && who.involved;
  if (container === 'cards' || type === 'ask') return pk === who.tenantId && who.side !== undefined;
  return pk === who.tenantId && besides.has(type);
}

function decisionIn(who: Who, kind: SubjectKind, { before, after }: Change): string {
  const was = before as AggregateDocument<States> | undefined;
  const is = after as AggregateDocument<States>;
  const partnerTenant = is.pk;
  const own = who.side === 'partner' ? partnerTenant === who.tenantId : who.involved;
  const actor = JSON.stringify(is.outbox).includes(`"userId":"${who.userId}"`);
  const part = partOf(kind, is.type);
  const moved = Object.keys({ ...was?.state, ...is.state }).filter(
    (name) =>
      !isDeepStrictEqual(
        (was?.state as Record<string, unknown> | undefined)?.[name],
        (is.state as unknown as Record<string, unknown>)[name],
      ) && !isEmpty((is.state as unknown as Record<string, unknown>)[name]),
  );
  const odd = `${own ? '' : ' IN ANOTHER TENANT'}${actor ? '' : ' BY NOBODY'}`;
  const others = moved.filter((name) => name !== part && !(part === 'transfers' && name === 'lastTransfer'));
  if (moved.includes(part))
    return `becomes ${statusIn(kind, is.state)}${others.length > 0 ? ` and ${others.join()}` : ''}${odd}`;
  return `changes ${moved.join()}${odd}`;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0) ||
  value === 0;

const parts: Readonly<Record<SubjectKind, string>> = {
  enrollment: 'enrollment',
  incentives: 'enrollment',
  partnership: 'partnerships',
  checklist: 'checklist',
  relationship: 'relationships',
  agreement: 'agreementRequests',
  invitation: 'invitations',
  newCustomer: 'tenantRequests',
  transferDraft: 'transfers',
  plan: 'plans',
  transfer: 'transfers',
  request: 'transfers',
};

function partOf(kind: SubjectKind, aggregate: string): string {
  if (aggregate === 'programme')
    return ['enrollment', 'partnership', 'checklist'].includes(kind) ? parts[kind] : 'enrollment';
  return parts[kind];
}

/** Flags that matter as much as the status they come with. */
const flags = ['stated', 'statedOpen', 'declined', 'recreateAsked', 'missing', 'missingAnswer'];

function statusIn(kind: SubjectKind, state: States): string {
  const programme = state as Programme;
  const customer = state as Customer;
  if ('enrollment' in state && kind !== 'partnership' && kind !== 'checklist') return programme.enrollment.status;
  switch (kind) {
    case 'partnership':
      return programme.partnerships[nordwind]?.status ?? 'none';
    case 'checklist': {
      const [column] = Object.values(programme.checklist ?? {});
      return column === undefined ? 'none' : Object.keys(column.answers).length > 0 ? 'answered' : 'compared';
    }
    case 'relationship':
      return customer.relationships[nordwind]?.status ?? 'none';
    case 'agreement':
      return customer.agreementRequests?.[nordwind]?.status ?? 'none';
    case 'invitation':
      return customer.invitations?.[nordwind]?.status ?? 'none';
    case 'newCustomer':
      return customer.tenantRequests?.[nordwind]?.status ?? 'none';
    case 'plan':
      return Object.keys(customer.plans?.[reservation]?.done ?? {}).at(-1) ?? 'open';
    default: {
      const transfer = Object.values(customer.transfers).at(-1);
      if (transfer === undefined) return 'none';
      return [transfer.status, ...flags.filter((flag) => flag in transfer)].join('+');
    }
  }
}

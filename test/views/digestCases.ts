import type { Change } from '../../src/domain/digest/change';
import { type Digest, digestOf } from '../../src/domain/digest/digest';
import { digestView } from '../../src/views/digestView';
import type { CardView, Viewer } from '../../src/views/viewer';
import { contextFor, hostileName } from './fixtures';

type Cases = readonly (readonly [string, (viewer: Viewer) => CardView])[];

const at = '2026-10-12T12:00:00.000Z';
const period = { week: '2026-10-16', since: '2026-10-09T18:58:00.000Z', until: '2026-10-16T18:58:00.000Z' };
const nothing = { own: 0, others: 0 };

const requests = (
  [
    'asked',
    'requested',
    'opened',
    'declined',
    'recreateAsked',
    'notCreated',
    'accepted',
    'submitted',
    'rejected',
    'withdrawn',
    'canceled',
    'lapsed',
    'failed',
    'complete',
    'partlyComplete',
    'missing',
    'verified',
    'closed',
  ] as const
).map((step, n): Change => ({ step, at, customer: `Customer ${n}`, n: n + 1, other: 'Nordwind Distribution' }));

const others = (
  [
    'consented',
    'consentDeclined',
    'extended',
    'related',
    'relationRemoved',
    'agreementAsked',
    'agreementStated',
    'agreementRecorded',
    'tenantAsked',
    'tenantThere',
    'planDone',
  ] as const
).map((step): Change => ({ step, at, customer: hostileName, other: 'Nordwind Distribution' }));

const alone = (
  [
    'enrollmentSubmitted',
    'enrollmentApproved',
    'enrollmentDeclined',
    'enrolled',
    'incentivesInvited',
    'accessEnded',
  ] as const
).map((step): Change => ({ step, at }));

const partnerships = (['providerInvited', 'providerAccepted', 'providerEnded'] as const).map(
  (step): Change => ({ step, at, other: hostileName }),
);

const one: Change = { step: 'complete', at, customer: 'Contoso', n: 3, other: 'Nordwind Distribution' };
const aWeek: readonly Change[] = [
  one,
  { step: 'consented', at, customer: 'Fabrikam', other: 'Nordwind Distribution' },
  { step: 'related', at, customer: 'Adventure Works', other: 'Meridian Cloud' },
  { step: 'rejected', at, customer: 'Tailspin Toys', n: 1, other: 'Nordwind Distribution' },
  { step: 'lapsed', at, customer: 'Wingtip', n: 2, other: 'Nordwind Distribution' },
  { step: 'requested', at, customer: 'Litware', n: 1, other: 'Nordwind Distribution' },
  { step: 'providerInvited', at, other: 'Meridian Cloud' },
];

function made(changes: readonly Change[], waits = nothing): Digest {
  const digest = digestOf(changes, period, waits);
  if (digest === undefined) throw new Error('nothing changed');
  return digest;
}

const chunks = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  all.length <= size ? [all] : [all.slice(0, size), ...chunks(all.slice(size), size)];

/** Every step that a digest tells, few and many changes, with and without what waits. */
export const digestCases: Cases = [
  ['digest, one change', (v) => digestView({ digest: made([one]) }, v, contextFor(v))],
  ['digest, a week', (v) => digestView({ digest: made(aWeek, { own: 2, others: 5 }) }, v, contextFor(v))],
  [
    'digest, very many',
    (v) => {
      const many = Array.from({ length: 300 }, (_, n) => ({ ...one, customer: `${hostileName} ${n}`, n }));
      return digestView({ digest: made(many, { own: 1, others: 1_200 }) }, v, contextFor(v));
    },
  ],
  ...chunks([...requests, ...others, ...alone, ...partnerships], 6).map((some, n): Cases[number] => [
    `digest, steps ${n + 1}`,
    (v) => digestView({ digest: made(some) }, v, contextFor(v)),
  ]),
];

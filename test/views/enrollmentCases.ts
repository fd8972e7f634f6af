import type { Enrollment } from '../../src/domain/programme/programme';
import type {
  EnrollmentChecks,
  EnrollmentInput,
  IncentivesInput,
  RevenueInput,
} from '../../src/views/enrollmentInputs';
import { enrollmentView } from '../../src/views/enrollmentView';
import { incentivesView } from '../../src/views/incentivesView';
import { revenueView } from '../../src/views/revenueView';
import type { CardView, Viewer } from '../../src/views/viewer';
import { camille, contextFor, dev, hostileName } from './fixtures';
import { enrollments } from './states';

type Cases = readonly (readonly [string, (viewer: Viewer) => CardView])[];

export const checks: EnrollmentChecks = {
  organizationName: 'Boréal Cloud',
  profileCurrent: true,
  mpnCurrent: true,
  mpnId: '5139005',
  anniversary: '--10-14',
  revenueUsd: 212_000,
  primaryContact: 'camille@boreal.example',
  mpnMailbox: 'mpn@boreal.example',
  phrase: 'INSCRIRE BORÉAL',
};

export const portalChecks: EnrollmentChecks = {
  organizationName: 'Boréal Cloud',
  profileCurrent: undefined,
  mpnCurrent: undefined,
  mpnId: '5139005',
  anniversary: '',
  primaryContact: '',
  mpnMailbox: '',
  phrase: 'INSCRIRE BORÉAL',
};

const hostileChecks = {
  ...checks,
  organizationName: hostileName,
  primaryContact: hostileName,
  mpnMailbox: hostileName,
  phrase: 'INSCRIRE ZÉRO',
};
const stated = { usd: 212_000, by: camille, at: '2026-10-14T14:00:00Z' };
const lateEnrollment = { ...checks, anniversary: '--03-03', restricted: true };
const enrollmentInputs: readonly (readonly [string, Partial<EnrollmentInput>])[] = [
  ['stated revenue', { revenue: stated }],
  ['not open', { checks: lateEnrollment }],
  ['not open, on the list', { checks: lateEnrollment, waiting: true }],
  ['opened early', { checks: { ...lateEnrollment, openedEarly: true } }],
  ['hostile', { checks: hostileChecks }],
  [
    'hostile overdue',
    {
      checks: hostileChecks,
      enrollment: {
        status: 'submitted',
        version: 1,
        by: camille,
        at: '2026-10-05T18:00:00Z',
        primaryContact: hostileName,
        approvalDueBy: '2026-10-13T21:00:00Z',
      },
    },
  ],
];

const enrolled: Enrollment = {
  status: 'enrolled',
  version: 3,
  by: camille,
  at: '2026-10-01T12:00:00Z',
  primaryContact: 'camille@boreal.example',
};
const clock = { from: enrolled.at, dueBy: '2026-11-01T03:59:59.999Z' };
const invitation = { by: dev, at: '2026-10-14T14:00:00Z', receivedOn: '2026-10-13' };
const incentives: readonly (readonly [string, Pick<IncentivesInput, 'enrollment' | 'incentives'>])[] = [
  ['before', { enrollment: { status: 'notStarted', version: 1 }, incentives: undefined }],
  ['waiting', { enrollment: enrolled, incentives: clock }],
  ['overdue', { enrollment: enrolled, incentives: { ...clock, dueBy: '2026-10-13T03:59:59.999Z' } }],
  ['received', { enrollment: enrolled, incentives: { ...clock, invitation } }],
  ['found', { enrollment: { status: 'enrolled', version: 2, at: enrolled.at }, incentives: undefined }],
  [
    'found, received',
    { enrollment: { status: 'enrolled', version: 2, at: enrolled.at }, incentives: { ...clock, invitation } },
  ],
];
const revenues: readonly (readonly [string, Partial<RevenueInput>])[] = [
  ['unknown', {}],
  ['stated', { stated }],
  ['in the profile', { profileUsd: 148_000 }],
  ['typed', { typed: { revenue: hostileName } }],
];

/** The enrollment beside its plain states, the incentives and the stated revenue. */
export const enrollmentCases: Cases = [
  ...enrollmentInputs.map(([name, more]): Cases[number] => [
    `enrollment ${name}`,
    (v) =>
      enrollmentView(
        { id: 'enrollment', enrollment: { status: 'notStarted', version: 1 }, checks, ...more },
        v,
        contextFor(v, { local: true }),
      ),
  ]),
  ...enrollments.map((enrollment, n): Cases[number] => [
    `enrollment ${n} ${enrollment.status} in the portal`,
    (v) => enrollmentView({ id: 'enrollment', enrollment, checks: portalChecks, portal: true }, v, contextFor(v)),
  ]),
  ...incentives.flatMap(
    ([name, more]): Cases =>
      [checks, { mpnId: '', mpnMailbox: '' }, undefined].map((checked, n) => [
        `incentives ${name} ${n}`,
        (v) =>
          incentivesView(
            { id: 'incentives', today: '2026-10-14', checks: checked, ...more },
            v,
            contextFor(v, { local: true }),
          ),
      ]),
  ),
  ...revenues.map(([name, more]): Cases[number] => [
    `revenue ${name}`,
    (v) =>
      revenueView({ id: 'revenue', version: 1, stated: undefined, profileUsd: undefined, ...more }, v, contextFor(v)),
  ]),
];

import type { Relationship } from '../../src/domain/customer/customer';
import { refuse } from '../../src/domain/refusal';
import type { RelationshipInput } from '../../src/views/relationshipInputs';
import { relationshipView } from '../../src/views/relationshipView';
import type { CardView, Viewer } from '../../src/views/viewer';
import { camille, contextFor } from './fixtures';
import { relationships } from './states';

type Cases = readonly (readonly [string, (viewer: Viewer) => CardView])[];

const none: Relationship = { status: 'none', version: 1 };
const at = '2026-10-14T17:30:00Z';
const consented = relationships.find(({ status }) => status === 'consented') ?? none;
const consents =
  consented.status === 'consented'
    ? { customerConsent: consented.customerConsent, billToConsent: consented.billToConsent }
    : undefined;
const input: RelationshipInput = {
  id: 'relationship:x:y',
  customerName: 'Nod Publishers',
  providerName: 'Nordwind Distribution',
  relationship: none,
  agreement: 'direct',
  listed: false,
  portal: false,
  billTo: { companyName: 'Nod Publishers', lines: ['12 rue du Port', 'Québec G1K 1A1'] },
  today: '2026-10-14',
};
const of =
  (change: Partial<RelationshipInput>): Cases[number][1] =>
  (v) =>
    relationshipView({ ...input, ...change }, v, contextFor(v));

/** The partner's card about a relationship where it is not the plain way. */
export const relationshipCases: Cases = [
  ['relationship without a billing e-mail', of({})],
  ['relationship blocked, not enrolled', of({ blocked: refuse('EXT-2', 'notEnrolled') })],
  ['relationship blocked, indirect customer', of({ blocked: refuse('EXT-4', 'indirectCustomer') })],
  ['relationship blocked, no partnership', of({ blocked: refuse('EXT-5', 'partnershipNotAccepted') })],
  ['relationship made outside', of({ listed: true })],
  ['relationship made outside, taken over', of({ relationship: { status: 'verified', version: 2, at }, listed: true })],
  ['relationship to extend in the portal', of({ relationship: consented, portal: true })],
  ...(consents === undefined
    ? []
    : ([
        [
          'relationship stated',
          of({ relationship: { status: 'extended', version: 3, ...consents, by: camille, at, stated: true } }),
        ],
        [
          'relationship not listed',
          of({ relationship: { status: 'extended', version: 4, ...consents, by: camille, at, missingSince: at } }),
        ],
        [
          'relationship stated and not listed',
          of({
            relationship: {
              status: 'extended',
              version: 4,
              ...consents,
              by: camille,
              at,
              stated: true,
              missingSince: at,
            },
          }),
        ],
        ...['logged', 'logged and not listed'].map((what): Cases[number] => [
          `relationship stated, ${what}`,
          of({
            relationship: {
              status: 'extended',
              version: 4,
              ...consents,
              by: camille,
              at,
              stated: true,
              loggedAt: '2026-10-14T17:12:00Z',
              ...(what === 'logged' ? {} : { missingSince: at }),
            },
          }),
        ]),
      ] satisfies Cases)),
];

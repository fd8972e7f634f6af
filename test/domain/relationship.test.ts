import type { Actor } from '../../src/domain/actor';
import type { CustomerCommand } from '../../src/domain/customer/commands';
import { noCustomer, relationshipWith } from '../../src/domain/customer/customer';
import { decideCustomer } from '../../src/domain/customer/decide';
import { customerEffects } from '../../src/domain/customer/effects';
import type { CustomerEvent } from '../../src/domain/customer/events';
import { evolveCustomer } from '../../src/domain/customer/evolve';
import { seed2021 as policy } from '../../src/domain/policy/seed2021';
import type { Role } from '../../src/domain/roles';
import { specification } from '../support/given';

const given = specification({ initial: noCustomer, decide: decideCustomer, evolve: evolveCustomer });
const now = '2026-10-07T14:00:00.000Z';
const provider = 'd0000000-0000-4000-8000-000000000001';
const other = 'd0000000-0000-4000-8000-000000000002';
const partner = 'b0000000-0000-4000-8000-000000000001';
const actorOf = (...roles: readonly Role[]): Actor => ({
  tenantId: partner,
  userId: 'camille',
  roles,
  rolesReadAt: now,
});
const camille = actorOf('globalAdmin', 'adminAgent');
const facts = { enrolled: true, partnershipAccepted: true, customerKind: 'direct' as const, listed: false };

type Of<T extends CustomerCommand['type']> = Partial<Extract<CustomerCommand, { type: T }>>;
const consent = (change: Of<'recordConsent'> = {}): CustomerCommand => ({
  type: 'recordConsent',
  now,
  actor: camille,
  policy,
  facts,
  provider,
  customerConsent: true,
  shareBillTo: true,
  consentMethod: 'email',
  consentBy: 'Sofia',
  consentDate: '2026-10-06',
  consentEvidence: 'mail 12',
  today: '2026-10-07',
  language: 'fr',
  customerWording: 'c',
  billToWording: 'b',
  ...change,
});
const extend = (change: Of<'extendRelationship'> = {}): CustomerCommand => ({
  type: 'extendRelationship',
  now,
  actor: camille,
  policy,
  facts,
  provider,
  ...change,
});
const adopt = (change: Of<'adoptRelationship'> = {}): CustomerCommand => ({
  type: 'adoptRelationship',
  now,
  actor: camille,
  policy,
  facts: { ...facts, listed: true },
  provider,
  providerName: 'Nordwind',
  ...change,
});
const listed: CustomerCommand = { type: 'noteProviderListed', now, provider };
const missing: CustomerCommand = { type: 'noteProviderMissing', now, provider };

const having = (...commands: readonly CustomerCommand[]): readonly CustomerEvent[] => {
  const events: CustomerEvent[] = [];
  for (const command of commands) {
    const decision = decideCustomer(events.reduce(evolveCustomer, noCustomer), command);
    if ('refused' in decision) throw new Error(decision.refused.reason);
    events.push(...decision.events);
  }
  return events;
};
const relationship = (...commands: readonly CustomerCommand[]) =>
  relationshipWith(having(...commands).reduce(evolveCustomer, noCustomer), provider);

test('EXT-15: the customer’s consent keeps how, who, when, evidence, wording and language, apart from the partner’s own', () => {
  expect(relationship(consent())).toMatchObject({
    status: 'consented',
    customerConsent: {
      method: 'email',
      by: 'Sofia',
      date: '2026-10-06',
      evidence: 'mail 12',
      language: 'fr',
      wording: 'c',
    },
    billToConsent: { language: 'fr', wording: 'b', by: { userId: 'camille' } },
  });
});

test('EXT-11: a consent names one provider and is worth nothing for another', () => {
  given(...having(consent()))
    .when(extend({ provider: other }))
    .isRefused('EXT-11', 'consentNotRecorded');
});

test('EXT-2: before the enrollment is complete no consent is taken', () => {
  given()
    .when(consent({ facts: { ...facts, enrolled: false } }))
    .isRefused('EXT-2', 'notEnrolled');
});
test('EXT-3, EXT-4: a customer acquired as indirect reseller cannot be extended', () => {
  given()
    .when(consent({ facts: { ...facts, customerKind: 'indirect' } }))
    .isRefused('EXT-4', 'indirectCustomer');
});
test('EXT-5: a provider whose partnership is not accepted cannot be chosen', () => {
  given()
    .when(consent({ facts: { ...facts, partnershipAccepted: false } }))
    .isRefused('EXT-5', 'partnershipNotAccepted');
});

describe('done by hand in Partner Center', () => {
  test('EXT-12, EXT-13: it is stated by the person, and the listing is watched all the same', () => {
    const events = having(consent(), extend({ how: 'portal' }));
    expect(relationship(consent(), extend({ how: 'portal' }))).toMatchObject({ status: 'extended', stated: true });
    const after = events.reduce(evolveCustomer, noCustomer);
    const last = events.at(-1);
    expect(last && customerEffects(last, after).map(({ kind }) => kind)).toEqual(['verifyRelationship', 'publish']);
  });
  test('EXT-14: the listing confirms it, with both consents kept', () => {
    expect(relationship(consent(), extend({ how: 'portal' }), listed)).toMatchObject({
      status: 'verified',
      customerConsent: { by: 'Sofia' },
    });
  });
});

describe('stated, and seen in Partner Center’s activity log', () => {
  const logged: CustomerCommand = {
    type: 'noteExtensionLogged',
    now: '2026-10-07T14:30:00.000Z',
    provider,
    loggedAt: '2026-10-07T13:55:00.000Z',
  };
  const stated = [consent(), extend({ how: 'portal' })] as const;

  test('EXT-13, EXT-14: the time is kept, the card is shown again, nobody is asked anything new and nothing is verified', () => {
    const events = having(...stated, logged);
    const after = events.reduce(evolveCustomer, noCustomer);
    const before = relationship(...stated);
    expect(relationshipWith(after, provider)).toEqual({ ...before, loggedAt: '2026-10-07T13:55:00.000Z' });
    const last = events.at(-1);
    expect(last && customerEffects(last, after)).toEqual([expect.objectContaining({ kind: 'publish', tell: [] })]);
  });
  test('EXT-13: said once, and only of what a person stated', () => {
    given(...having(...stated, logged))
      .when(logged)
      .happens();
    given(...having(consent(), extend(), { type: 'noteExtended', now, provider }))
      .when(logged)
      .happens();
    given(...having(...stated, listed))
      .when(logged)
      .happens();
  });
  test('EXT-14: the listing confirms it all the same, before or after the provider was found missing', () => {
    expect(relationship(...stated, missing, logged)).toMatchObject({ status: 'extended', missingSince: now });
    expect(relationship(...stated, logged, missing, listed)).toMatchObject({ status: 'verified', statedAt: now });
  });
});

describe('extended and not listed', () => {
  const extended = [consent(), extend(), { type: 'noteExtended', now, provider }] as const;
  test('EXT-14: it is said once, to whoever extended, and the watch goes on until it is listed', () => {
    const events = having(...extended, missing);
    const last = events.at(-1);
    expect(last && customerEffects(last, events.reduce(evolveCustomer, noCustomer))).toEqual([
      expect.objectContaining({
        kind: 'publish',
        tell: [{ audience: { to: 'person', person: { tenantId: partner, userId: 'camille' } }, turn: true }],
      }),
    ]);
    given(...events)
      .when(missing)
      .changesNothing();
    given(...events)
      .when(listed)
      .happens('RelationshipVerified');
  });
});

describe('made outside Passerelle', () => {
  test('EXT-14: what Partner Center lists is taken over, with no consent on record', () => {
    given().when(adopt()).happens('RelationshipVerified');
    expect(relationship(adopt())).toEqual({ status: 'verified', version: 2, at: now });
    given(...having(adopt()))
      .when(adopt())
      .changesNothing();
  });
  test('EXT-14: what is not listed cannot be taken over; ROL-3: nor by anybody but an Admin agent', () => {
    given().when(adopt({ facts })).isRefused('EXT-14', 'providerNotListed', { about: 'Nordwind' });
    given()
      .when(adopt({ actor: actorOf('salesAgent') }))
      .isRefused('ROL-3', 'roleNeeded');
  });
  test('EXT-4: what an indirect customer has with its provider is no extension to take over', () => {
    given()
      .when(adopt({ facts: { ...facts, customerKind: 'indirect', listed: true } }))
      .isRefused('EXT-4', 'indirectCustomer');
  });
  test('EXT-15: its consents can be put on record afterwards, once', () => {
    given(...having(adopt()))
      .when(consent())
      .happens('CustomerConsentRecorded', 'BillToSharingConsented');
    expect(relationship(adopt(), consent())).toMatchObject({ status: 'verified', customerConsent: { by: 'Sofia' } });
    given(...having(adopt(), consent()))
      .when(consent())
      .isRefused('EXT-1', 'alreadyExtended');
  });
  test('EXT-14: recording the consents of what is listed already leaves nothing to extend', () => {
    given()
      .when(consent({ facts: { ...facts, listed: true } }))
      .happens('CustomerConsentRecorded', 'BillToSharingConsented', 'RelationshipVerified');
  });
});

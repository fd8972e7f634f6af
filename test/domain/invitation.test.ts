import type { Actor } from '../../src/domain/actor';
import { type Customer, noCustomer } from '../../src/domain/customer/customer';
import { decideCustomer } from '../../src/domain/customer/decide';
import { customerEffects } from '../../src/domain/customer/effects';
import type { CustomerEvent } from '../../src/domain/customer/events';
import { evolveCustomer } from '../../src/domain/customer/evolve';
import type { InvitationCommand, InvitationFacts } from '../../src/domain/customer/invitationCommands';
import { blanksOf, emptyBlanks, hasLink, linkPlace, withLink } from '../../src/domain/customer/invitationText';
import { seed2021 as policy } from '../../src/domain/policy/seed2021';
import type { Role } from '../../src/domain/roles';
import { specification } from '../support/given';

const given = specification({ initial: noCustomer, decide: decideCustomer, evolve: evolveCustomer });
const now = '2026-10-07T14:00:00.000Z';
const provider = 'nordwind';
const link = 'https://admin.microsoft.com/Adminportal/Home?partnerId=b&msppId=d#/BillingAccounts/partner-invitation';
const person = (userId: string, ...roles: readonly Role[]): Actor => ({
  tenantId: 'boreal',
  userId,
  roles,
  rolesReadAt: now,
});
const camille = person('camille', 'globalAdmin', 'adminAgent');
const aya = person('aya', 'adminAgent');
const dev = person('dev', 'salesAgent');
const luc = person('luc', 'globalAdmin');
const ref = ({ tenantId, userId }: Actor) => ({ tenantId, userId });

type Of<T extends InvitationCommand['type']> = Extract<InvitationCommand, { type: T }>;
const facts: InvitationFacts = {
  enrolled: true,
  partnershipAccepted: true,
  customer: 'direct',
  providerListed: false,
  customerName: 'Contoso',
  providerName: 'Nordwind',
};
const by = { actor: camille, policy, provider, now };
const letter = {
  subject: 'Authorize us',
  body: `Hello,\nPrice: […]\nDate: [...]\nOpen this link:\n${linkPlace}\nThank you`,
};
const draft = (change: Partial<Of<'draftInvitation'>> = {}): InvitationCommand => ({
  type: 'draftInvitation',
  ...by,
  facts,
  language: 'en',
  letter,
  linkFrom: 'partnerCenter',
  ...change,
});
const edit = (change: Partial<Of<'editInvitation'>> = {}): InvitationCommand => ({
  type: 'editInvitation',
  ...by,
  typed: {},
  link: '',
  ...change,
});
const restore = (change: Partial<Of<'restoreInvitationLink'>> = {}): InvitationCommand => ({
  type: 'restoreInvitationLink',
  ...by,
  typed: {},
  ...change,
});
const finish = (change: Partial<Of<'finishInvitation'>> = {}): InvitationCommand => ({
  type: 'finishInvitation',
  ...by,
  typed: {},
  ...change,
});
const having = (events: readonly CustomerEvent[], command: InvitationCommand): readonly CustomerEvent[] => {
  const decision = decideCustomer(events.reduce(evolveCustomer, noCustomer), command);
  if ('refused' in decision) throw new Error(decision.refused.reason);
  return [...events, ...decision.events];
};
const invitationOf = (state: Customer) => state.invitations?.[provider];
const stateOf = (events: readonly CustomerEvent[]) => events.reduce(evolveCustomer, noCustomer);
const effectsOf = (events: readonly CustomerEvent[]) => {
  const last = events.at(-1);
  return last === undefined ? [] : customerEffects(last, stateOf(events));
};

const preparing = having([], draft());
const drafted = having(preparing, { type: 'noteInvitationLink', now, provider, link });
const body = `Hello,\nPrice: 12 a month\nDate: November 1\nOpen this link:\n${link}\nThank you`;
const whole = having(drafted, edit({ typed: { body } }));
const sent = having(whole, finish());
const authorized = having(sent, { type: 'noteInvitationAuthorized', now, provider, customerId: 'c' });

describe('drafting an invitation', () => {
  test('INV-3, INV-9: the draft asks for the personalized link and holds it once it is there', () => {
    expect(effectsOf(preparing)).toContainEqual({ kind: 'fetchInvitationLink', provider });
    expect(invitationOf(stateOf(drafted))).toMatchObject({ status: 'drafted', link, blanks: ['Price', 'Date'] });
    expect(invitationOf(stateOf(drafted))?.body).toContain(`Open this link:\n${link}\n`);
    given(...drafted)
      .when({ type: 'noteInvitationLink', now, provider, link: 'https://other' })
      .changesNothing();
  });
  test('ENR-16, PRO-10: not before the enrollment, and only with an accepted partnership', () => {
    given()
      .when(draft({ facts: { ...facts, enrolled: false } }))
      .isRefused('ENR-16', 'notEnrolled');
    given()
      .when(draft({ facts: { ...facts, partnershipAccepted: false } }))
      .isRefused('PRO-10', 'partnershipNotAccepted');
  });
  test('INV-11: not for a customer of which both are resellers of record already', () => {
    given()
      .when(draft({ facts: { ...facts, customer: 'indirect', providerListed: true } }))
      .isRefused('INV-11', 'alreadyResellers', { about: 'Nordwind' });
    given(...authorized)
      .when(draft())
      .isRefused('INV-11', 'alreadyResellers');
  });
  test('INV-8: the other language only as long as nobody has changed the text', () => {
    const started = given(...drafted)
      .when(draft({ language: 'fr', version: 2 }))
      .happens('InvitationDrafted');
    expect(invitationOf(started)).toMatchObject({ status: 'drafted', language: 'fr', link, version: 3 });
    given(...drafted)
      .when(draft({ version: 2, typed: { body: 'my own words' } }))
      .isRefused('INV-8', 'invitationEdited');
    given(...whole)
      .when(draft())
      .isRefused('INV-8', 'invitationEdited', { by: ref(camille), at: now });
  });
  test.each([
    ['drafts', draft({ actor: dev }), []],
    ['edits', edit({ actor: luc }), drafted],
    ['puts the link back', restore({ actor: dev }), drafted],
    ['finishes', finish({ actor: luc }), whole],
  ] as const)('INV-6: only an Admin agent %s; a Global admin is none by that', (_act, command, events) => {
    given(...events)
      .when(command)
      .isRefused('INV-3', 'roleNeeded', { roles: ['adminAgent'] });
  });
});

describe('the link must stay', () => {
  test.each([
    ['removed', body.replace(link, '')],
    ['cut', body.replace('&msppId=d', '')],
    ['lengthened', body.replace(link, `${link}&x=1`)],
    ['led elsewhere', body.replace('admin.microsoft.com', 'admin.microsoft.com.example')],
  ])('INV-9: a draft with the link %s is refused at the text, edited or done', (_how, changed) => {
    for (const command of [edit, finish]) {
      given(...drafted)
        .when(command({ typed: { body: changed } }))
        .isRefused('INV-9', 'invitationLinkMissing', { field: 'body' });
    }
    const restored = given(...drafted)
      .when(restore({ typed: { subject: 'Mine', body: changed } }))
      .happens('InvitationEdited');
    const now = invitationOf(restored);
    expect(hasLink(now?.body ?? '', link)).toBe(true);
    expect(now?.subject).toBe('Mine');
    expect(now?.body).toContain('Price: 12 a month');
  });
  test('INV-9: the link counts at the end of a sentence, in brackets and in quotes', () => {
    for (const text of [`See ${link}.`, `(${link})`, `<${link}>`, `«${link}»`, link])
      expect(hasLink(text, link)).toBe(true);
    expect(hasLink(`x${link}`, link)).toBe(false);
  });
  test('INV-9: it goes back where a line announces it, else to the end', () => {
    expect(withLink('Open this:\n\nBye', link)).toBe(`Open this:\n${link}\n\nBye`);
    expect(withLink('Hello', link)).toBe(`Hello\n\n${link}`);
    expect(withLink('', link)).toBe(link);
    expect(withLink(`a ${link} $& b`, link)).toBe(`a ${link} $& b`);
  });
});

describe('Done', () => {
  test('INV-10: refused while a blank is not filled, emptied instead of filled counts as well', () => {
    given(...drafted)
      .when(finish())
      .isRefused('product', 'invitationBlank', { field: 'body', about: 'Price, Date' });
    given(...drafted)
      .when(finish({ typed: { body: body.replace(' 12 a month', '') } }))
      .isRefused('product', 'invitationBlank', { about: 'Price' });
    given(...drafted)
      .when(finish({ typed: { body, subject: ' ' } }))
      .isRefused('product', 'invitationSubjectMissing', { field: 'subject' });
    expect(blanksOf('a […]\n[… x]\nnone')).toEqual(['a', '[… x]']);
    expect(emptyBlanks('What changes:\nPrice: 1', ['Price'])).toEqual([]);
  });
  test('INV-10: what was typed last is kept, and the customer is waited for', () => {
    const state = given(...drafted)
      .when(finish({ typed: { body, subject: 'New\r\nBcc: all@contoso.example' } }))
      .happens('InvitationEdited', 'InvitationFinished');
    expect(invitationOf(state)).toMatchObject({
      status: 'sent',
      sentBy: ref(camille),
      sentAt: now,
      subject: 'New Bcc: all@contoso.example',
    });
    expect(effectsOf(sent)).toContainEqual({ kind: 'watchInvitation', provider });
  });
  test('INV-10: done twice, the second hears who did it, whatever version the card names', () => {
    for (const version of [1, 9]) {
      given(...sent)
        .when(finish({ actor: aya, version }))
        .isRefused('INV-10', 'invitationSent', { by: ref(camille), at: now });
    }
    given(...sent)
      .when(edit({ typed: { body: 'late' } }))
      .isRefused('INV-10', 'invitationSent');
  });
  test('a card of before a colleague’s change is stale, and repeating a change is none', () => {
    given(...whole)
      .when(edit({ actor: aya, version: 2, typed: { body: `${body}!` } }))
      .isRefused('product', 'stale');
    given(...whole)
      .when(edit({ version: 3, typed: { body } }))
      .changesNothing();
    given(...drafted)
      .when(edit({ typed: { body: `${body}${'x'.repeat(4_000)}` } }))
      .isRefused('product', 'textTooLong', { field: 'body' });
  });
});

describe('authorized', () => {
  test('INV-11, INV-21: both are resellers of record by the invitation, and the requester is told in a new message', () => {
    expect(invitationOf(stateOf(authorized))).toMatchObject({
      status: 'authorized',
      customerId: 'c',
      authorizedAt: now,
    });
    expect(stateOf(authorized).relationships[provider]).toMatchObject({ status: 'verified', via: 'invitation' });
    expect(effectsOf(authorized)).toContainEqual({
      kind: 'publish',
      subject: { kind: 'invitation', provider },
      sides: ['partner'],
      tell: [{ audience: { to: 'person', person: ref(camille) }, turn: true }],
    });
    given(...authorized)
      .when({ type: 'noteInvitationAuthorized', now, provider, customerId: 'c' })
      .changesNothing();
  });
  test('INV-11: stated by a person only once the invitation is out, and only for this provider', () => {
    const state = { type: 'stateAuthorized', ...by, customerId: 'c' } as const;
    given(...whole)
      .when(state)
      .isRefused('INV-10', 'invitationNotSent');
    given(...sent)
      .when({ ...state, actor: dev })
      .isRefused('INV-3', 'roleNeeded');
    expect(
      invitationOf(
        given(...sent)
          .when(state)
          .happens('InvitationAuthorized'),
      ),
    ).toMatchObject({ statedBy: ref(camille) });
    given(...sent)
      .when({ ...state, provider: 'meridian' })
      .isRefused('INV-10', 'invitationNotSent');
  });
  test('INV-11: what a person stated is confirmed once by Partner Center, which tells the customer’s id where only it knows it', () => {
    const state = { type: 'stateAuthorized', ...by, customerId: 'derived' } as const;
    const note = { type: 'noteInvitationAuthorized', now, provider, customerId: 'c' } as const;
    const stated = having(sent, state);
    const confirmed = having(stated, note);
    expect(invitationOf(stateOf(confirmed))).toMatchObject({
      statedBy: ref(camille),
      confirmedAt: now,
      customerId: 'c',
    });
    expect(effectsOf(confirmed)).toContainEqual(
      expect.objectContaining({ tell: [{ audience: { to: 'person', person: ref(camille) }, turn: false }] }),
    );
    given(...confirmed)
      .when(note)
      .changesNothing();
    const fresh = having([], draft({ facts: { ...facts, customer: 'new' } }));
    const out = having(
      having(having(fresh, { type: 'noteInvitationLink', now, provider, link }), edit({ typed: { body } })),
      finish(),
    );
    expect(invitationOf(stateOf(having(out, state)))).not.toHaveProperty('customerId');
  });
  test('INV-3: a customer that the book does not hold gets no relationship on this document', () => {
    const fresh = having([], draft({ facts: { ...facts, customer: 'new' } }));
    const out = having(
      having(having(fresh, { type: 'noteInvitationLink', now, provider, link }), edit({ typed: { body } })),
      finish(),
    );
    const done = having(out, { type: 'noteInvitationAuthorized', now, provider, customerId: 'real' });
    expect(stateOf(done).relationships).toEqual({});
    expect(invitationOf(stateOf(done))).toMatchObject({ customerId: 'real', known: false });
  });
});

describe('portal mode', () => {
  const asked = having([], draft({ linkFrom: 'person' }));
  test('INV-4: a person gives the link, and the draft holds it', () => {
    expect(invitationOf(stateOf(asked))?.status).toBe('linkNeeded');
    given(...asked)
      .when(finish())
      .isRefused('INV-6', 'invitationNotDrafted');
    const state = given(...asked)
      .when(edit({ link: ` ${link} ` }))
      .happens('InvitationLinkGiven');
    expect(invitationOf(state)).toMatchObject({ status: 'drafted', link, linkGivenBy: ref(camille) });
    expect(invitationOf(state)?.body).toContain(link);
  });
  test.each([
    ['nothing', '', 'invitationLinkNotGiven'],
    ['no link', 'click here', 'invitationLinkUnreadable'],
    ['another scheme', 'http://admin.microsoft.com/x', 'invitationLinkUnreadable'],
    ['a host in front of an @', 'https://admin.microsoft.com@evil.example/x', 'invitationLinkUnreadable'],
    ['another host', 'https://admin.microsoft.com.evil.example/x', 'invitationLinkHost'],
  ] as const)('INV-4: %s is refused at the link', (_what, typed, reason) => {
    given(...asked)
      .when(edit({ link: typed }))
      .isRefused('INV-4', reason, { field: 'link' });
  });
  test('INV-9: the link of another provider is refused by that name', () => {
    given(...asked)
      .when(edit({ link, linkOf: 'Meridian' }))
      .isRefused('INV-9', 'invitationLinkOfAnother', { field: 'link', about: 'Meridian' });
  });
  test('INV-4: when Partner Center does not give the link, a person is asked for it with the reason', () => {
    const state = given(...preparing)
      .when({ type: 'noteNoInvitationLink', now, provider, explanation: 'x' })
      .happens('InvitationLinkNotReceived');
    expect(invitationOf(state)).toMatchObject({ status: 'linkNeeded', problem: { explanation: 'x', at: now } });
  });
  test('INV-9: a mistaken link may be corrected until the invitation is out', () => {
    const wrong = having(asked, edit({ link: `${link}2` }));
    const state = given(...wrong)
      .when(edit({ link }))
      .happens('InvitationLinkGiven');
    expect(invitationOf(state)?.body).toContain(`${link}\n`);
  });
});

describe('a customer without a tenant', () => {
  const ask = (change: Partial<Of<'requestTenant'>> = {}): InvitationCommand => ({
    type: 'requestTenant',
    ...by,
    facts: { ...facts, customer: 'new', customerName: 'Ferme du Lac' },
    partnerName: 'Boréal',
    partnerMpnId: '5139005',
    note: ' Marie ',
    ...change,
  });
  const requested = having([], ask());
  test('INV-15, INV-16: the provider is asked to create it and name the partner, and has its turn', () => {
    expect(stateOf(requested).tenantRequests?.[provider]).toMatchObject({
      status: 'requested',
      partnerMpnId: '5139005',
      note: 'Marie',
    });
    expect(effectsOf(requested)).toEqual([
      expect.objectContaining({ tell: [{ audience: { to: 'providerQueue', provider }, turn: true }] }),
      { kind: 'watchNewCustomer', provider },
    ]);
  });
  test('INV-16: asked once; the second person hears who asked', () => {
    given(...requested)
      .when(ask({ actor: aya }))
      .isRefused('INV-16', 'tenantAlreadyRequested', { by: ref(camille), at: now, about: 'Nordwind' });
    given()
      .when(ask({ actor: dev }))
      .isRefused('INV-3', 'roleNeeded');
    given()
      .when(ask({ note: 'x'.repeat(501) }))
      .isRefused('product', 'commentTooLong', { field: 'comment' });
  });
  test('INV-17: over once the customer is in the list, and the requester has the turn', () => {
    const appeared = having(requested, { type: 'noteNewCustomerAppeared', now, provider, customerId: 'c40' });
    expect(stateOf(appeared).tenantRequests?.[provider]).toMatchObject({ status: 'appeared', customerId: 'c40' });
    expect(effectsOf(appeared)).toEqual([
      expect.objectContaining({ tell: [{ audience: { to: 'person', person: ref(camille) }, turn: true }] }),
    ]);
    given(...appeared)
      .when({ type: 'noteNewCustomerAppeared', now, provider, customerId: 'c41' })
      .changesNothing();
  });
});

test('INV-18: nothing of an indirect customer can be transferred', () => {
  given()
    .when({
      type: 'createTransfer',
      now,
      actor: camille,
      policy,
      provider,
      subscriptionIds: ['s1'],
      facts: {
        enrolled: true,
        customerKind: 'indirect',
        providerListed: true,
        agreement: 'direct',
        candidates: [],
        providerName: 'Nordwind',
        partnerName: 'Boréal',
        customerName: 'Nuage Jardin',
      },
    })
    .isRefused('INV-18', 'indirectTransfer');
});

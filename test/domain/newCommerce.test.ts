import type { Actor } from '../../src/domain/actor';
import type { CustomerCommand } from '../../src/domain/customer/commands';
import { type Customer, noCustomer } from '../../src/domain/customer/customer';
import { decideCustomer } from '../../src/domain/customer/decide';
import { customerEffects } from '../../src/domain/customer/effects';
import type { CustomerEvent } from '../../src/domain/customer/events';
import { evolveCustomer } from '../../src/domain/customer/evolve';
import type { TransferCandidate, TransferFacts } from '../../src/domain/customer/facts';
import { lightOf } from '../../src/domain/customer/light';
import { projectForPartner, projectForProvider } from '../../src/domain/customer/projection';
import { stepOf } from '../../src/domain/customer/transfer';
import { current2026 as policy } from '../../src/domain/policy/current2026';
import { seed2021 } from '../../src/domain/policy/seed2021';
import type { Role } from '../../src/domain/roles';
import { specification } from '../support/given';

const given = specification({ initial: noCustomer, decide: decideCustomer, evolve: evolveCustomer });
const now = '2026-10-07T14:00:00.000Z';
const until = '2026-10-07T14:00:30.000Z';
const late = '2026-10-07T14:01:00.000Z';
const provider = 'nordwind';
const actor = (tenantId: string, userId: string, ...roles: readonly Role[]): Actor => ({
  tenantId,
  userId,
  roles,
  rolesReadAt: now,
});
const camille = actor('boreal', 'camille', 'adminAgent');
const tom = actor(provider, 'tom', 'adminAgent');

const candidate = (subscriptionId: string, more: Partial<TransferCandidate> = {}): TransferCandidate => ({
  subscriptionId,
  name: subscriptionId,
  kind: 'azurePlan',
  quantity: 1,
  addons: [],
  eligible: false,
  active: true,
  ...more,
});
const candidates = [
  candidate('plan'),
  candidate('term', { kind: 'term', quantity: 25 }),
  candidate('old', { kind: 'license', eligible: true }),
  candidate('asleep', { active: false }),
];
const facts: TransferFacts = {
  enrolled: true,
  providerListed: true,
  agreement: 'direct',
  candidates,
  providerName: 'Nordwind',
  partnerName: 'Boréal',
  customerName: 'Contoso',
};

const having = (...commands: readonly CustomerCommand[]): readonly CustomerEvent[] => {
  const events: CustomerEvent[] = [];
  for (const command of commands) {
    const decision = decideCustomer(events.reduce(evolveCustomer, noCustomer), command);
    if ('refused' in decision) throw new Error(`${command.type}: ${decision.refused.reason}`);
    events.push(...decision.events);
  }
  return events;
};
const stateAfter = (...commands: readonly CustomerCommand[]): Customer =>
  having(...commands).reduce(evolveCustomer, noCustomer);

const ask = (more: object = {}): CustomerCommand => ({
  type: 'askForRequest',
  now,
  actor: camille,
  policy,
  facts,
  provider,
  known: { partnerIdOnRecord: '7100001' },
  ...more,
});
const open = (more: object = {}): CustomerCommand => ({
  type: 'openRequest',
  now,
  actor: tom,
  policy,
  n: 1,
  customerEmail: 'billing@contoso.example',
  kinds: ['azurePlan', 'term'],
  ...more,
});
const opened: CustomerCommand = { type: 'noteTransferCreated', n: 1, transferId: 't1', expiresAt: late, now };
const answer = (actedBy: Actor, more: object): CustomerCommand => ({
  type: 'answerTransfer',
  now,
  actor: actedBy,
  policy,
  n: 1,
  answer: 'accept',
  comment: '',
  until,
  ...more,
});
const submit = (subscriptionIds: readonly string[], more: object = {}): CustomerCommand =>
  answer(camille, { submits: { facts, subscriptionIds }, ...more });
const cancel = (more: object = {}): CustomerCommand => answer(tom, { answer: 'withdraw', ...more });
const decline: CustomerCommand = {
  type: 'declineRequest',
  now,
  actor: camille,
  policy,
  n: 1,
  comment: ' not this month ',
};
const sending: CustomerCommand = { type: 'beginSendingAnswer', n: 1, now: late };
const taken = (which: 'accept' | 'withdraw'): CustomerCommand => ({
  type: 'noteAnswerTaken',
  n: 1,
  answer: which,
  now: late,
});
const finished: CustomerCommand = {
  type: 'noteTransferFinished',
  n: 1,
  result: 'complete',
  outcomes: [{ subscriptionId: 'plan', outcome: 'complete', newSubscriptionId: 'new' }],
  now: late,
};
const transferIn = (state: Customer) => {
  const transfer = state.transfers['1'];
  if (transfer === undefined) throw new Error('no transfer');
  return transfer;
};
const told = (commands: readonly CustomerCommand[]): readonly object[] => {
  const events = having(...commands);
  const event = events[events.length - 1];
  if (event === undefined) throw new Error('nothing happened');
  return customerEffects(event, events.reduce(evolveCustomer, noCustomer)).map((effect) =>
    effect.kind === 'publish' ? { sides: effect.sides, tell: effect.tell } : { kind: effect.kind },
  );
};
const queue = { to: 'providerQueue', provider };
const requester = { to: 'person', person: { tenantId: 'boreal', userId: 'camille' } };

describe('the partner asks the provider to open a request', () => {
  it('TRF-9 CON-8 asks for the kinds that move by new commerce, and the provider is told', () => {
    const state = given().when(ask()).happens('RequestAsked');
    expect(transferIn(state)).toMatchObject({
      status: 'asked',
      strategy: 'newCommerce',
      lines: [],
      partner: 'boreal',
      opening: { kinds: ['azurePlan', 'term'], partnerIdOnRecord: '7100001' },
    });
    expect(stepOf(transferIn(state))).toBe(1);
    expect(told([ask()])[0]).toEqual({
      sides: ['partner', 'provider'],
      tell: [
        { audience: queue, turn: true },
        { audience: requester, turn: false },
      ],
    });
  });

  it('CON-9 asks for nothing where nothing moves so: under the rules of 2021, or without an active subscription', () => {
    given()
      .when(ask({ policy: seed2021 }))
      .isRefused('CON-9', 'notEligible');
    given()
      .when(ask({ facts: { ...facts, candidates: [candidate('asleep', { active: false })] } }))
      .isRefused('CON-9', 'notEligible');
  });

  it('TRF-3 TRF-9 MCA-6 ROL-4 asks only where everything is in place, and with the role', () => {
    given()
      .when(ask({ facts: { ...facts, enrolled: false } }))
      .isRefused('TRF-3', 'notEnrolled');
    given()
      .when(ask({ facts: { ...facts, providerListed: false } }))
      .isRefused('TRF-9', 'providerNotListed');
    given()
      .when(ask({ facts: { ...facts, agreement: 'none' } }))
      .isRefused('MCA-6', 'agreementMissing');
    given()
      .when(ask({ actor: { ...camille, roles: ['salesAgent'] } }))
      .isRefused('ROL-4', 'roleNeeded', { roles: ['adminAgent'] });
  });

  it('CON-3 asks once: a second press hears who asked and when', () => {
    given(...having(ask()))
      .when(ask())
      .isRefused('CON-3', 'alreadyRequested', { at: now });
  });

  it('either side may end the question before anything is open', () => {
    const end = (by: Actor): CustomerCommand => ({ type: 'endAsk', now, actor: by, policy, n: 1, comment: 'later' });
    for (const by of [camille, tom]) {
      const state = given(...having(ask()))
        .when(end(by))
        .happens('AskEnded');
      expect(transferIn(state)).toMatchObject({ status: 'withdrawn', comment: 'later' });
    }
    given(...having(ask()))
      .when(end(actor('other', 'x', 'adminAgent')))
      .isRefused('TRF-16', 'wrongSide');
    given(...having(ask(), open(), opened))
      .when(end(tom))
      .isRefused('CON-3', 'alreadyRequested');
  });
});

describe('the provider opens it', () => {
  it('TRF-9 opens it with the e-mail and the kinds, and the partner hears nothing before Partner Center took it', () => {
    const state = given(...having(ask()))
      .when(open({ customerEmail: ' billing@contoso.example ', kinds: ['term', 'license'] }))
      .happens('RequestOpening');
    expect(transferIn(state)).toMatchObject({
      status: 'creating',
      opening: { kinds: ['term'], customerEmail: 'billing@contoso.example', by: { userId: 'tom' } },
    });
    expect(projectForPartner(transferIn(state)).status).toBe('asked');
    expect(told([ask(), open()])).toEqual([{ kind: 'createTransfer' }, { sides: ['provider'], tell: [] }]);
  });

  it('refuses a wrong address, no kinds, the other side and a second opening', () => {
    const asked = given(...having(ask()));
    asked.when(open({ customerEmail: 'nobody' })).isRefused('TRF-9', 'customerEmailMissing', {
      field: 'customerEmail',
    });
    asked.when(open({ kinds: ['license'] })).isRefused('TRF-7', 'kindsMissing', { field: 'productTypes' });
    asked.when(open({ actor: camille })).isRefused('TRF-16', 'wrongSide');
    asked.when(open({ actor: { ...tom, roles: ['salesAgent'] } })).isRefused('ROL-5', 'roleNeeded');
    given(...having(ask(), open()))
      .when(open())
      .isRefused('CON-3', 'alreadyRequested', { at: now });
  });

  it('TRF-12 it is the partner’s turn once it is open, until the day it lapses', () => {
    const state = stateAfter(ask(), open(), opened);
    expect(transferIn(state)).toMatchObject({ status: 'active', transferId: 't1', expiresAt: late });
    expect(stepOf(transferIn(state))).toBe(2);
    expect(told([ask(), open(), opened])[0]).toEqual({
      sides: ['partner', 'provider'],
      tell: [
        { audience: requester, turn: true },
        { audience: queue, turn: false },
      ],
    });
  });

  it('what Partner Center did not take comes back to the provider alone', () => {
    const refusedBy: CustomerCommand = { type: 'noteTransferNotCreated', n: 1, explanation: 'x', now };
    const transfer = transferIn(stateAfter(ask(), open(), refusedBy));
    expect(projectForProvider(transfer)).toMatchObject({ status: 'asked', problem: { explanation: 'x' } });
    expect(projectForPartner(transfer)).not.toHaveProperty('problem');
    expect(told([ask(), open(), refusedBy])[0]).toMatchObject({ sides: ['provider'] });
  });

  it('a provider that works in the portal says so, and the look at Partner Center confirms it', () => {
    const stated = open({ inPortal: true, customerEmail: '', kinds: [] });
    const state = given(...having(ask()))
      .when(stated)
      .happens('RequestOpenStated');
    expect(transferIn(state)).toMatchObject({ status: 'asked', statedOpen: { by: { userId: 'tom' } } });
    given(...having(ask(), stated))
      .when(adopt())
      .happens('TransferCreated');
  });
});

const adopt = (transferId = 't1'): CustomerCommand => ({
  type: 'adoptRequest',
  now,
  transferId,
  request: {
    provider,
    providerName: 'Nordwind',
    partnerName: 'Boréal',
    customerName: 'Contoso',
    policy: policy.name,
    partner: 'boreal',
    opening: { kinds: ['azurePlan', 'term'] },
    requestedAt: now,
    expiresAt: late,
  },
});

describe('a request that was opened in the portal', () => {
  it('becomes ours without anybody having asked, once', () => {
    const state = given().when(adopt()).happens('RequestAdopted');
    expect(transferIn(state)).toMatchObject({ status: 'active', transferId: 't1', strategy: 'newCommerce', n: 1 });
    expect(told([adopt()])[0]).toMatchObject({
      tell: [{ audience: { to: 'partner', roles: 'adminAndSalesAgents' }, turn: true }, { turn: false }],
    });
    given(...having(adopt()))
      .when(adopt('T1'))
      .changesNothing();
  });

  it('waits for the answer of our own call while one is being made', () => {
    given(...having(ask(), open()))
      .when(adopt())
      .changesNothing();
  });
});

describe('the partner submits', () => {
  const atPartner = having(ask(), open(), opened);

  it('TRF-16 CON-6 with the quantities of now, inside an undo window that the provider does not see', () => {
    const state = given(...atPartner)
      .when(submit(['plan', 'term']))
      .happens('AnswerGiven');
    const transfer = transferIn(state);
    expect(transfer).toMatchObject({
      status: 'answering',
      answer: 'accept',
      lines: [{ quantity: 1 }, { quantity: 25 }],
    });
    expect(projectForProvider(transfer)).toMatchObject({ status: 'active', lines: [] });
    expect(projectForPartner(transfer).status).toBe('answering');
    expect(told([ask(), open(), opened, submit(['plan'])])).toContainEqual({ sides: ['partner'], tell: [] });
  });

  it('TRF-7 CON-3 CON-9 only what this request can carry', () => {
    const awaiting = given(...atPartner);
    awaiting.when(submit([])).isRefused('TRF-7', 'nothingSelected', { field: 'subscriptionIds' });
    awaiting.when(submit(['old'])).isRefused('CON-9', 'notEligible', { about: 'old' });
    awaiting.when(submit(['asleep'])).isRefused('CON-9', 'notEligible', { about: 'asleep' });
    awaiting.when(submit(['foreign'])).isRefused('TRF-7', 'subscriptionUnknown');
    given(...having(ask(), open({ kinds: ['term'] }), opened))
      .when(submit(['plan']))
      .isRefused('CON-9', 'kindNotAsked', { about: 'plan' });
    const many = Array.from({ length: 26 }, (_, n) => candidate(`p${n}`));
    const ids = many.map((one) => one.subscriptionId);
    awaiting
      .when(answer(camille, { submits: { facts: { ...facts, candidates: many }, subscriptionIds: ids } }))
      .isRefused('TRF-7', 'tooManyLines', { about: '25' });
    const held = evolveCustomer(stateAfter(ask(), open(), opened, submit(['plan'])), {
      type: 'RequestAdopted',
      n: 2,
      at: now,
      transferId: 't2',
      request: { ...transferIn(stateAfter(adopt())), n: 2, lines: [] },
    });
    expect(decideCustomer(held, submit(['plan'], { n: 2 }))).toEqual({
      refused: expect.objectContaining({ rule: 'CON-3', reason: 'inOpenTransfer' }),
    });
  });

  it('ROL-4 TRF-16 not the provider, and not without the role', () => {
    given(...atPartner)
      .when(answer(tom, { submits: { facts, subscriptionIds: ['plan'] } }))
      .isRefused('TRF-16', 'wrongSide');
    given(...atPartner)
      .when(submit(['plan'], { actor: { ...camille, roles: ['salesAgent'] } }))
      .isRefused('ROL-4', 'roleNeeded');
  });

  it('stopped or not taken, nothing is held any more and the partner chooses again', () => {
    const undo: CustomerCommand = { type: 'undoAnswer', now, actor: camille, policy, n: 1 };
    expect(transferIn(stateAfter(ask(), open(), opened, submit(['plan']), undo))).toMatchObject({
      status: 'active',
      lines: [],
    });
    const not: CustomerCommand = { type: 'noteAnswerNotTaken', n: 1, explanation: 'x', now: late };
    const transfer = transferIn(stateAfter(ask(), open(), opened, submit(['plan']), sending, not));
    expect(transfer).toMatchObject({ status: 'active', lines: [], problem: { side: 'partner' } });
    expect(projectForProvider(transfer)).not.toHaveProperty('problem');
  });

  it('CON-5 CON-6 held when quantities moved meanwhile: the partner alone is told', () => {
    const drift = [{ subscriptionId: 'term', name: 'term', requested: 25, live: 30 }];
    const hold: CustomerCommand = { type: 'holdTransfer', n: 1, why: 'drift', drift, now: late };
    const commands = [ask(), open(), opened, submit(['term']), sending, hold];
    const transfer = transferIn(stateAfter(...commands));
    expect(transfer).toMatchObject({ status: 'held', drift, lines: [] });
    const theirs = projectForProvider(transfer);
    expect(theirs).toMatchObject({ status: 'active', lines: [] });
    expect(theirs).not.toHaveProperty('drift');
    expect(told(commands)[0]).toMatchObject({ sides: ['partner'] });
  });

  it('TRF-17 VER-1 VER-4 then it goes as every request: complete, verified, closed; the lines show once it is complete', () => {
    const moving = [ask(), open(), opened, submit(['plan']), sending, taken('accept')];
    expect(projectForProvider(transferIn(stateAfter(...moving)))).toMatchObject({ status: 'inProgress', lines: [] });
    const complete = transferIn(stateAfter(...moving, finished));
    expect(projectForProvider(complete)).toMatchObject({ status: 'finished', lines: [{ subscriptionId: 'plan' }] });
    const verified: CustomerCommand = {
      type: 'verifyAsProvider',
      now,
      actor: tom,
      policy,
      n: 1,
      allThere: true,
      missing: '',
    };
    const close: CustomerCommand = {
      type: 'verifyAsPartner',
      now,
      actor: camille,
      policy,
      n: 1,
      sources: { plan: 'gone' },
    };
    const closed = stateAfter(...moving, finished, verified, close);
    expect(transferIn(closed)).toMatchObject({ status: 'closed', closedBy: { userId: 'camille' } });
  });

  it('submitted in the portal, it holds what Partner Center moved', () => {
    const outside: CustomerCommand = { type: 'noteAnsweredOutside', n: 1, answer: 'accept', now };
    const lines = [{ subscriptionId: 'plan', name: 'Azure plan', kind: 'unknown' as const, quantity: 1, addons: [] }];
    const state = stateAfter(ask(), open(), opened, outside, { ...finished, lines } as CustomerCommand);
    expect(transferIn(state)).toMatchObject({ status: 'finished', lines });
  });
});

describe('the partner declines, the provider cancels', () => {
  it('declining leaves the request open at Microsoft and turns to the provider', () => {
    const state = given(...having(ask(), open(), opened))
      .when(decline)
      .happens('RequestDeclined');
    expect(transferIn(state)).toMatchObject({ status: 'active', declined: { comment: 'not this month' } });
    expect(told([ask(), open(), opened, decline])).toEqual([
      { sides: ['partner', 'provider'], tell: [{ audience: queue, turn: true }] },
    ]);
    given(...having(ask(), open(), opened, decline))
      .when(decline)
      .isRefused('TRF-16', 'alreadyAnswered', { about: 'reject' });
    given(...having(ask(), open(), opened))
      .when({ ...decline, actor: tom } as CustomerCommand)
      .isRefused('TRF-16', 'wrongSide');
    given(...having(ask(), open(), opened))
      .when(answer(camille, { answer: 'reject' }))
      .isRefused('TRF-16', 'wrongSide');
  });

  it('the partner may still change its mind while it is open', () => {
    given(...having(ask(), open(), opened, decline))
      .when(submit(['plan']))
      .happens('AnswerGiven');
  });

  it('TRF-13 the provider cancels with an undo window, stopped it is as declined as before', () => {
    const before = having(ask(), open(), opened, decline);
    const state = given(...before)
      .when(cancel())
      .happens('AnswerGiven');
    expect(projectForPartner(transferIn(state))).toMatchObject({ status: 'active', declined: {} });
    const undo: CustomerCommand = { type: 'undoAnswer', now, actor: tom, policy, n: 1 };
    expect(transferIn(stateAfter(ask(), open(), opened, decline, cancel(), undo))).toMatchObject({
      status: 'active',
      declined: { comment: 'not this month' },
    });
    const ended = [ask(), open(), opened, decline, cancel(), sending, taken('withdraw')];
    expect(transferIn(stateAfter(...ended))).toMatchObject({
      status: 'withdrawn',
      by: { tenantId: provider },
      declined: { by: { userId: 'camille' } },
    });
    expect(told(ended)[0]).toMatchObject({ tell: [{ audience: requester, turn: false }] });
    given(...having(ask(), open(), opened))
      .when(cancel({ actor: camille }))
      .isRefused('TRF-7', 'wrongSide');
  });

  it('while the partner submits, the provider cannot cancel and learns nothing of it', () => {
    given(...having(ask(), open(), opened, submit(['plan'])))
      .when(cancel())
      .isRefused('TRF-16', 'beingAnswered');
  });

  it('TRF-12 lapsed, both are told and the partner may ask again', () => {
    const lapse: CustomerCommand = { type: 'noteAnsweredOutside', n: 1, answer: 'withdraw', lapsed: true, now };
    const commands = [ask(), open(), opened, lapse];
    expect(told(commands)[0]).toMatchObject({
      tell: [
        { audience: requester, turn: true },
        { audience: queue, turn: false },
      ],
    });
    given(...having(...commands))
      .when(ask())
      .happens('RequestAsked');
  });
});

describe('whose turn the customer’s light shows', () => {
  const light = (state: Customer, movable = 0) =>
    lightOf({
      kind: 'direct',
      enrolled: true,
      standings: [{ provider, standing: 'related', agreement: 'direct' }],
      lines: { movable, newer: 2, cannotMove: 0, moved: 0 },
      transfers: Object.values(state.transfers),
    });

  it.each([
    ['nothing asked yet', noCustomer, 'ready', 'askRequest'],
    ['asked', stateAfter(ask()), 'provider', 'awaitRequest'],
    ['open', stateAfter(ask(), open(), opened), 'you', 'submit'],
    ['declined', stateAfter(ask(), open(), opened, decline), 'provider', 'awaitCancel'],
  ])('%s', (_name, state, color, act) => {
    expect(light(state)).toMatchObject({ light: color, act });
  });

  it('CON-8 what the partner can request itself comes first', () => {
    expect(light(noCustomer, 1)).toMatchObject({ act: 'createTransfer' });
  });
});

describe('what was asked, opened and stated is kept', () => {
  const notOpened: CustomerCommand = { type: 'noteTransferNotCreated', n: 1, explanation: 'x', now };
  const stated = open({ inPortal: true, customerEmail: '', kinds: [] });
  const end = (by: Actor, more: object = {}): CustomerCommand => ({
    type: 'endAsk',
    now: late,
    actor: by,
    policy,
    n: 1,
    comment: '',
    ...more,
  });

  it('TRF-9 a request found in the portal is for the kinds that it was opened for, since it was opened', () => {
    const found = adopt();
    const only = {
      ...found,
      request: { ...('request' in found ? found.request : {}), opening: { kinds: ['term'] }, requestedAt: late },
    } as CustomerCommand;
    const state = given(...having(ask(), stated))
      .when(only)
      .happens('TransferCreated');
    expect(transferIn(state)).toMatchObject({
      status: 'active',
      opening: { kinds: ['term'], at: late, partnerIdOnRecord: '7100001' },
    });
  });

  it('TRF-9 what Partner Center did not take is asked again as it was, by nobody, and only who tried is told', () => {
    const failed = [ask(), open({ kinds: ['term'] }), notOpened];
    const { opening, version } = transferIn(stateAfter(...failed));
    expect(opening).toEqual({
      kinds: ['azurePlan', 'term'],
      customerEmail: 'billing@contoso.example',
      partnerIdOnRecord: '7100001',
    });
    expect(told(failed)[0]).toMatchObject({
      tell: [{ audience: queue }, { audience: { to: 'person', person: { tenantId: provider, userId: 'tom' } } }],
    });
    // The partner was not told, so what its card asks is still what is asked.
    expect(version).toBe(transferIn(stateAfter(ask())).version);
  });

  it('CON-6 what is held on the partner’s side leaves the provider’s card as it was', () => {
    const drift = [{ subscriptionId: 'term', name: 'term', requested: 25, live: 30 }];
    const hold: CustomerCommand = { type: 'holdTransfer', n: 1, why: 'drift', drift, now: late };
    const before = transferIn(stateAfter(ask(), open(), opened)).version;
    expect(transferIn(stateAfter(ask(), open(), opened, submit(['term']), sending, hold)).version).toBe(before);
  });

  it('TRF-16 taking back what the provider stated that it opened keeps its word; a card from before asks again', () => {
    const before = transferIn(stateAfter(ask())).version;
    given(...having(ask(), stated))
      .when(end(camille, { version: before }))
      .isRefused('product', 'stale');
    expect(transferIn(stateAfter(ask(), stated, end(camille)))).toMatchObject({
      status: 'withdrawn',
      statedOpen: { by: { userId: 'tom' }, at: now },
    });
    for (const again of [stated, open()])
      given(...having(ask(), stated))
        .when(again)
        .isRefused('TRF-16', 'alreadyStated', { by: { tenantId: provider, userId: 'tom' } });
  });

  it('TRF-16 who is opening it at the provider is not told to the partner', () => {
    const decision = decideCustomer(stateAfter(ask(), open()), end(camille));
    expect(decision).toEqual({ refused: { rule: 'TRF-16', reason: 'beingAnswered' } });
    given(...having(ask(), open()))
      .when(end(tom))
      .isRefused('CON-3', 'alreadyRequested', { at: now });
  });

  it('TRF-16 what was submitted in the portal is not declined; declining leaves a stated cancellation', () => {
    given(...having(ask(), open(), opened, submit(['plan'], { inPortal: true })))
      .when(decline)
      .isRefused('TRF-16', 'alreadyStated', { at: now });
    expect(transferIn(stateAfter(ask(), open(), opened, cancel({ inPortal: true }), decline))).toMatchObject({
      declined: { comment: 'not this month' },
      stated: { answer: 'withdraw', by: { userId: 'tom' } },
    });
  });

  it('TRF-7 a submission holds no more than a document has room for', () => {
    const addons = Array.from({ length: 75 }, (_, n) => ({ subscriptionId: `a${n}`, name: 'add-on', quantity: 1 }));
    const large = { ...facts, candidates: [candidate('plan', { addons })] };
    given(...having(ask(), open(), opened))
      .when(answer(camille, { submits: { facts: large, subscriptionIds: ['plan'] } }))
      .isRefused('product', 'requestTooLarge', { about: '75' });
  });
});

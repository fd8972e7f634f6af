import { noCustomer } from '../../src/domain/customer/customer';
import type { TransferStage } from '../../src/domain/customer/transfer';
import { seed2021 as policy } from '../../src/domain/policy/seed2021';
import { noProgramme, type Programme } from '../../src/domain/programme/programme';
import type { Role } from '../../src/domain/roles';
import { createHttp } from '../../src/partnerCenter/http';
import { everythingByApi } from '../../src/partnerCenter/operations';
import { type PartnerCenterConnection, PartnerCenterError } from '../../src/partnerCenter/partnerCenter';
import { throttled, unanswered } from '../../src/partnerCenter/verdicts';
import type { HandlerContext } from '../../src/relay/handler';
import { createRelay } from '../../src/relay/relay';
import { until } from '../support/chat';
import { aTransfer, effect, relayHarness } from '../support/relayHarness';

const programme = { pk: 'partner', id: 'programme' };
const customer = { pk: 'partner', id: 'customer:c' };
const by = { tenantId: 'partner', userId: 'camille' };
const at = '2026-10-05T11:00:00.000Z';
const accepting: Programme = {
  ...noProgramme,
  opened: true,
  enrollment: { status: 'enrolled', version: 3, by, at },
  partnerships: { provider: { status: 'accepting', version: 1, name: 'Nordwind', by, at } },
};
const connectionTo = (fake: object): PartnerCenterConnection =>
  ({ operations: everythingByApi, ...fake }) as PartnerCenterConnection;
const holding = (...roles: readonly Role[]): HandlerContext['directory'] => ({
  rolesOf: async () => ({ roles, readAt: at, guest: false, found: true }),
});
const everybody = holding('globalAdmin', 'adminAgent', 'salesAgent');
const noAnswer = () => new PartnerCenterError('no answer', { answered: false, verdict: unanswered });
const no = (code: string, description?: string) =>
  new PartnerCenterError('no', {
    answered: true,
    status: 409,
    code,
    ...(description === undefined ? {} : { description }),
    verdict: { action: 'stop', explanation: `partnerCenter.error.${code}` },
  });
const withTransfer = (stage: TransferStage) => ({
  ...noCustomer,
  transfers: { '1': aTransfer(stage) },
  lastTransfer: 1,
});
const acceptance = effect('a', { kind: 'acceptPartnership', provider: 'provider' });

describe('the claim and the mark before a call', () => {
  test('design 6: a call leaves with a whole lease ahead of it and with the mark that it may have left', async () => {
    let seen: unknown;
    const relay = relayHarness({
      directory: everybody,
      connection: () =>
        connectionTo({
          partners: async () => [],
          portal: {
            acceptPartnership: async () => {
              seen = await relay.doc(programme);
            },
          },
        }),
    });
    await relay.given(programme, accepting, [{ ...acceptance, mayHaveLeft: true }]);
    await relay.sweep();
    expect(seen).toMatchObject({
      claim: { owner: 'one', until: new Date(Date.parse(relay.now()) + 20_000).toISOString() },
      outbox: [{ mayHaveLeft: true }],
    });
  });

  test('design 6: an instance whose claim another one has taken over sends nothing', async () => {
    const sent: string[] = [];
    let looks = 0;
    const relay = relayHarness({
      directory: everybody,
      connection: () =>
        connectionTo({
          partners: async () => {
            looks += 1;
            if (looks === 1) {
              // Looking took so long that the claim ran out and another instance did it all.
              relay.pass(21_000);
              await relay.sweep('two');
            }
            return [];
          },
          portal: { acceptPartnership: async (provider: string) => void sent.push(provider) },
        }),
    });
    await relay.given(programme, accepting, [{ ...acceptance, mayHaveLeft: true }]);
    await relay.sweep('one');
    expect(sent).toEqual(['provider']);
  });

  test('TRF-16: our own accept whose answer was lost is ours, whichever instance looks for it; one made before us is not', async () => {
    for (const [mayHaveLeft, type] of [
      [true, 'AnswerTaken'],
      [undefined, 'AnsweredOutside'],
    ] as const) {
      const relay = relayHarness({
        directory: everybody,
        connection: () => connectionTo({ transfer: async () => ({ status: 'inProgress', lines: [] }) }),
      });
      const sending = withTransfer({ status: 'sending', transferId: 't', answer: 'accept', by, at });
      await relay.given(customer, sending, [
        {
          ...effect('s', { kind: 'sendAnswer', n: 1, answer: 'accept' }),
          ...(mayHaveLeft === undefined ? {} : { mayHaveLeft }),
        },
      ]);
      await relay.sweep('another');
      const ledger = await relay.store.list('ledger', { pk: 'partner', type: 'ledgerEntry' });
      expect(ledger.items.map((item) => (item.doc.event as { type: string }).type)).toContain(type);
    }
  });
});

describe('MS-RequestId', () => {
  test('design 6: stays the same while only looks and the token endpoint are answered, and is new after an answer to the call', async () => {
    const ids: (string | undefined)[] = [];
    let lookFails = false;
    let next: () => Error = noAnswer;
    const relay = relayHarness({
      directory: everybody,
      connection: () =>
        connectionTo({
          partners: async () => {
            if (lookFails)
              throw new PartnerCenterError('busy', {
                answered: true,
                status: 503,
                verdict: { action: 'retry', explanation: 'partnerCenter.error.busy' },
              });
            return [];
          },
          portal: {
            acceptPartnership: async (_provider: string, options: { requestId?: string }) => {
              ids.push(options.requestId);
              throw next();
            },
          },
        }),
    });
    const again = async () => {
      relay.pass(60_000);
      await relay.sweep();
    };
    await relay.given(programme, accepting, [acceptance]);
    await again();
    lookFails = true;
    await again();
    lookFails = false;
    next = () => new PartnerCenterError('no token', { answered: true, left: false, status: 500, verdict: unanswered });
    await again();
    next = () =>
      new PartnerCenterError('busy', {
        answered: true,
        status: 503,
        verdict: { action: 'retry', explanation: 'partnerCenter.error.busy' },
      });
    await again();
    await again();
    expect(ids).toHaveLength(4);
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
    expect(ids[3]).not.toBe(ids[2]);
  });

  test('design 6: a call held back by the budget or the circuit waits as long as they say and keeps its id', async () => {
    const ids: (string | undefined)[] = [];
    const relay = relayHarness({
      directory: everybody,
      connection: () =>
        connectionTo({
          partners: async () => [],
          portal: {
            acceptPartnership: async (_provider: string, options: { requestId?: string }) => {
              ids.push(options.requestId);
              if (ids.length > 1) return;
              throw new PartnerCenterError('held back', {
                answered: false,
                left: false,
                verdict: { ...throttled, retryAfterMs: 50_000 },
              });
            },
          },
        }),
    });
    await relay.given(programme, accepting, [acceptance]);
    relay.pass(5_000);
    await relay.sweep();
    relay.pass(45_000);
    await relay.sweep();
    expect(ids).toHaveLength(1);
    relay.pass(15_000);
    await relay.sweep();
    expect(ids).toHaveLength(2);
    expect(ids[1]).toBe(ids[0]);
  });

  test('design 6: a call that failed for want of a token says that it never left', async () => {
    const http = createHttp({
      baseUrl: 'http://127.0.0.1:9',
      tokens: {
        token: async () => {
          throw new PartnerCenterError('no token', { answered: true, status: 500, verdict: unanswered });
        },
      },
    });
    await expect(http.send('POST', '/x', { schema: {} as never, options: {} })).rejects.toMatchObject({
      details: { left: false },
    });
  });
});

describe('what is there already', () => {
  test('PRO-9: a partnership accepted in the portal meanwhile is accepted, and marked as done outside', async () => {
    const relay = relayHarness({
      directory: everybody,
      connection: () =>
        connectionTo({
          partners: async () => [{ tenantId: 'provider' }],
          portal: {
            acceptPartnership: async () => {
              throw no('portalAlreadyDone');
            },
          },
        }),
    });
    await relay.given(programme, accepting, [acceptance]);
    await relay.sweep();
    expect((await relay.doc(programme)).state).toMatchObject({ partnerships: { provider: { status: 'accepted' } } });
    const ledger = await relay.store.list('ledger', { pk: 'partner', type: 'ledgerEntry' });
    expect(ledger.items.map((item) => item.doc.event)).toContainEqual(
      expect.objectContaining({ type: 'PartnershipAccepted', outside: true }),
    );
  });

  test('EXT-13: a relationship extended in the portal meanwhile is extended, and marked as done outside', async () => {
    const consent = { by, at, language: 'en', wording: 'w' };
    const relay = relayHarness({
      directory: everybody,
      connection: () =>
        connectionTo({
          partnersOfCustomer: async () => [{ tenantId: 'provider' }],
          agreement: async () => 'direct',
          portal: {
            extendRelationship: async () => {
              throw no('portalAlreadyDone');
            },
          },
        }),
    });
    await relay.given(
      customer,
      {
        ...noCustomer,
        relationships: {
          provider: {
            status: 'extending',
            version: 2,
            customerConsent: { ...consent, method: 'email', by: 'Sofia', date: '2026-10-01', recordedBy: by },
            billToConsent: consent,
            by,
            at,
          },
        },
      },
      [effect('e', { kind: 'extendRelationship', provider: 'provider' })],
    );
    await relay.sweep();
    const ledger = await relay.store.list('ledger', { pk: 'partner', type: 'ledgerEntry' });
    expect(ledger.items.map((item) => item.doc.event)).toContainEqual(
      expect.objectContaining({ type: 'RelationshipExtended', outside: true }),
    );
  });

  test.each([
    [
      'named by the refusal',
      '800078',
      'already part of another transfer request id : 11111111-2222-4333-8444-555555555555',
      undefined,
    ],
    ['complete already, after a lost answer', '900101x', undefined, true],
  ] as const)(
    'TRF-12: a request of ours that is there, %s, is adopted',
    async (_name, code, description, mayHaveLeft) => {
      let refused = false;
      const live = {
        id: '11111111-2222-4333-8444-555555555555',
        status: 'complete',
        sourceTenantId: 'partner',
        targetTenantId: 'provider',
        createdAt: '2026-10-05T11:00:01.000Z',
        lines: [{ subscriptionId: 'S1' }],
      };
      const relay = relayHarness({
        directory: everybody,
        connection: () =>
          connectionTo({
            // The list is behind until the refusal.
            transfers: async () => (refused ? [live] : []),
            transfer: async () => ({ ...live, status: 'inProgress' }),
            protocol: () => ({
              open: async () => {
                refused = true;
                throw no(code, description);
              },
            }),
          }),
      });
      await relay.given(customer, withTransfer({ status: 'creating' }), [
        { ...effect('c', { kind: 'createTransfer', n: 1 }), ...(mayHaveLeft === undefined ? {} : { mayHaveLeft }) },
      ]);
      await relay.sweep();
      expect((await relay.doc(customer)).state).toMatchObject({ transfers: { '1': { transferId: live.id } } });
    },
  );

  test('TRF-12: another partner’s request named by the refusal is not adopted', async () => {
    const relay = relayHarness({
      directory: everybody,
      connection: () =>
        connectionTo({
          transfers: async () => [],
          protocol: () => ({
            open: async () => {
              throw no('800078', 'another transfer request id : 11111111-2222-4333-8444-555555555555');
            },
          }),
        }),
    });
    await relay.given(customer, withTransfer({ status: 'creating' }), [effect('c', { kind: 'createTransfer', n: 1 })]);
    await relay.sweep();
    expect((await relay.doc(customer)).state).toMatchObject({
      transfers: { '1': { status: 'notCreated', explanation: 'partnerCenter.error.800078' } },
    });
  });
});

describe('what may not be read', () => {
  const forbidden = () =>
    new PartnerCenterError('no', {
      answered: true,
      status: 403,
      code: '2032',
      verdict: { action: 'stop', explanation: 'partnerCenter.error.2032' },
    });
  const refuses = async () => {
    throw forbidden();
  };
  const sides = (partner: object, provider: object) => (tenantId: string) =>
    connectionTo({ tenantId, ...(tenantId === 'partner' ? partner : provider) });
  const events = async (relay: ReturnType<typeof relayHarness>) =>
    (await relay.store.list('ledger', { pk: 'partner', type: 'ledgerEntry' })).items.map((item) => item.doc.event);
  const sendingOf = (answer: 'accept' | 'reject' | 'withdraw') =>
    withTransfer({ status: 'sending', transferId: 't', answer, by, at });
  const live = { status: 'active', lines: [] };

  test('TRF-16: an accept leaves although the partner’s side may not be read any more, and the ledger says that nothing was compared', async () => {
    let sent = 0;
    const relay = relayHarness({
      directory: everybody,
      connection: sides(
        { subscriptions: refuses, transfer: refuses },
        { transfer: async () => live, protocol: () => ({ accept: async () => void sent++ }) },
      ),
    });
    await relay.given(customer, sendingOf('accept'), [effect('s', { kind: 'sendAnswer', n: 1, answer: 'accept' })]);
    await relay.sweep();
    expect(sent).toBe(1);
    expect(await events(relay)).toContainEqual(
      expect.objectContaining({ type: 'AnswerTaken', answer: 'accept', quantitiesUnread: true }),
    );
  });

  test('design 6: a no to the first call counts when the look after it is refused for good', async () => {
    const relay = relayHarness({
      directory: everybody,
      connection: sides(
        {
          partners: refuses,
          portal: {
            acceptPartnership: async () => {
              throw no('portalDenied');
            },
          },
        },
        { partners: refuses },
      ),
    });
    await relay.given(programme, accepting, [acceptance]);
    await relay.sweep();
    expect((await relay.doc(programme)).state).toMatchObject({
      partnerships: { provider: { status: 'invited', problem: { explanation: 'partnerCenter.error.portalDenied' } } },
    });
  });

  test('design 6: what our own side may not read before a resend is read through the other side', async () => {
    const relay = relayHarness({
      directory: everybody,
      connection: sides({ transfer: refuses }, { transfer: async () => ({ status: 'withdrawn', lines: [] }) }),
    });
    await relay.given(customer, sendingOf('withdraw'), [
      { ...effect('s', { kind: 'sendAnswer', n: 1, answer: 'withdraw' }), mayHaveLeft: true },
    ]);
    await relay.sweep();
    expect(await events(relay)).toContainEqual(expect.objectContaining({ type: 'AnswerTaken', answer: 'withdraw' }));

    const partnership = relayHarness({
      directory: everybody,
      connection: sides(
        { partners: refuses, portal: {} },
        { partners: async (as: string) => (as === 'provider' ? [{ tenantId: 'partner' }] : []) },
      ),
    });
    await partnership.given(programme, accepting, [{ ...acceptance, mayHaveLeft: true }]);
    await partnership.sweep();
    expect((await partnership.doc(programme)).state).toMatchObject({
      partnerships: { provider: { status: 'accepted' } },
    });
  });

  test('design 1.4: an answer is not sent where the side does it in the portal by now', async () => {
    let sent = 0;
    const relay = relayHarness({
      directory: everybody,
      connection: (tenantId) =>
        connectionTo({
          tenantId,
          operations: { ...everythingByApi, cancelTransfer: 'portal' },
          transfer: async () => live,
          protocol: () => ({ cancel: async () => void sent++ }),
        }),
    });
    await relay.given(customer, sendingOf('withdraw'), [effect('s', { kind: 'sendAnswer', n: 1, answer: 'withdraw' })]);
    await relay.sweep();
    expect(sent).toBe(0);
    expect((await relay.doc(customer)).state).toMatchObject({
      transfers: { '1': { status: 'active', problem: { explanation: 'partnerCenter.portalOnly' } } },
    });
  });
});

describe('a request whose answer was lost after it was made, while the other side answers at once', () => {
  const made = {
    id: 'made',
    customerId: 'c',
    sourceTenantId: 'partner',
    targetTenantId: 'provider',
    createdAt: '2026-10-05T12:00:00.000Z',
    lines: [{ subscriptionId: 'S1' }],
  };
  const asking = withTransfer({ status: 'creating' });
  const opening = {
    ...asking,
    transfers: {
      '1': {
        ...aTransfer({ status: 'creating' }),
        lines: [],
        strategy: 'newCommerce' as const,
        partner: 'partner',
        opening: { kinds: ['azurePlan' as const], by, at, customerEmail: 'sofia@contoso.example' },
      },
    },
  };
  /** How often it was sent, and what stands here after the look. */
  const afterLostAnswer = async (state: typeof asking, protocol: string, shown: readonly object[]) => {
    let sent = 0;
    const relay = relayHarness({
      directory: everybody,
      connection: (tenantId) =>
        connectionTo({
          tenantId,
          transfers: async () => (sent === 0 ? [] : shown.map((one) => ({ ...made, protocol, ...one }))),
          transfer: async () => ({ ...made, protocol, status: 'active' }),
          subscriptions: async () => [{ id: 's1', quantity: 5, status: 'active' }],
          protocol: () => ({
            open: async () => {
              sent += 1;
              throw noAnswer();
            },
          }),
        }),
    });
    await relay.given(customer, state, [effect('c', { kind: 'createTransfer', n: 1 })]);
    await relay.sweep();
    expect(sent).toBe(1);
    relay.pass(60_000);
    await relay.sweep();
    return { sent, transfer: ((await relay.doc(customer)).state as typeof asking).transfers['1'] };
  };

  test.each(
    (
      [
        ['legacy', asking],
        ['newCommerce', opening],
      ] as const
    ).flatMap(([protocol, state]) => [
      ...(['inProgress', 'complete', 'partlyComplete', 'failed'] as const).map(
        (status) => [protocol, `that is ${status}`, state, { status }] as const,
      ),
      [protocol, 'that is in progress and tells no time', state, { status: 'inProgress', createdAt: '' }] as const,
      [
        protocol,
        'that is complete and tells only when it changed',
        state,
        { status: 'complete', createdAt: '', modifiedAt: '2026-10-05T12:00:30.000Z' },
      ] as const,
    ]),
  )('TRF-12: %s: the request %s is taken over, not made again', async (protocol, _what, state, shown) => {
    const { sent, transfer } = await afterLostAnswer(state, protocol, [shown]);
    expect(transfer).toMatchObject({ transferId: 'made' });
    expect(sent).toBe(1);
  });

  test.each([
    ['older', { status: 'complete', createdAt: '2026-10-01T12:00:00.000Z' }],
    [
      'over, of unknown beginning, and unchanged since before',
      { status: 'complete', createdAt: '', modifiedAt: '2026-10-01T12:00:00.000Z' },
    ],
    ['over and without any time', { status: 'complete', createdAt: '' }],
    ['another partner’s', { status: 'active', sourceTenantId: 'stranger' }],
    ['another provider’s', { status: 'active', targetTenantId: 'stranger' }],
  ])('TRF-12: a request that is %s is not taken for ours', async (_what, shown) => {
    for (const [protocol, state] of [
      ['legacy', asking],
      ['newCommerce', opening],
    ] as const)
      expect((await afterLostAnswer(state, protocol, [shown])).sent).toBe(2);
  });

  test('TRF-12: of several, the one that is still under way is taken over', async () => {
    const shown = [{ id: 'over', status: 'rejected' }, { status: 'inProgress' }];
    expect((await afterLostAnswer(opening, 'newCommerce', shown)).transfer).toMatchObject({ transferId: 'made' });
  });
});

describe('the role at the last moment', () => {
  test('ROL-2: a partnership is not accepted when the Global admin role is gone; the step goes back and says whose role is missing', async () => {
    let sent = 0;
    const relay = relayHarness({
      directory: holding('adminAgent'),
      connection: () =>
        connectionTo({ partners: async () => [], portal: { acceptPartnership: async () => void sent++ } }),
    });
    await relay.given(programme, accepting, [acceptance]);
    await relay.sweep();
    expect(sent).toBe(0);
    expect((await relay.doc(programme)).state).toMatchObject({
      partnerships: {
        provider: { status: 'invited', problem: { explanation: 'partnerCenter.lostRole.acceptPartnership' } },
      },
    });
  });

  test('ROL-4: a request is not made when the Admin agent role is gone', async () => {
    let sent = 0;
    const relay = relayHarness({
      directory: holding('salesAgent'),
      connection: () => connectionTo({ protocol: () => ({ open: async () => void sent++ }) }),
    });
    await relay.given(customer, withTransfer({ status: 'creating' }), [effect('c', { kind: 'createTransfer', n: 1 })]);
    await relay.sweep();
    expect(sent).toBe(0);
    expect((await relay.doc(customer)).state).toMatchObject({
      transfers: { '1': { status: 'notCreated', explanation: 'partnerCenter.lostRole.createTransfer' } },
    });
  });

  test.each([
    ['reject', 'answerTransfer'],
    ['withdraw', 'withdrawTransfer'],
  ] as const)('ROL-5: a %s does not leave when the role is gone, and the request stays open', async (answer, act) => {
    let sent = 0;
    const relay = relayHarness({
      directory: holding('helpdeskAgent'),
      connection: () =>
        connectionTo({
          transfer: async () => ({ status: 'active', lines: [] }),
          subscriptions: async () => [{ id: 's1', quantity: 5, status: 'active' }],
          protocol: () => ({ reject: async () => void sent++, cancel: async () => void sent++ }),
        }),
    });
    const sending = withTransfer({ status: 'sending', transferId: 't', answer, by, at });
    await relay.given(customer, sending, [effect('s', { kind: 'sendAnswer', n: 1, answer })]);
    await relay.sweep();
    expect(sent).toBe(0);
    expect((await relay.doc(customer)).state).toMatchObject({
      transfers: { '1': { status: 'active', problem: { explanation: `partnerCenter.lostRole.${act}` } } },
    });
  });
});

test('design 6: a book that takes minutes to read does not keep the programme’s other effects waiting', async () => {
  let accepted = false;
  let goOn = () => {};
  const endless = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const relay = relayHarness({});
  const context = {
    store: relay.store,
    clock: relay.deps.clock,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    directory: everybody,
    organization: () => undefined,
    connection: () =>
      connectionTo({
        async *customers() {
          await endless;
          yield { id: 'c', name: 'Contoso', domain: 'c', kind: 'direct' };
        },
        partners: async () => [],
        portal: {
          acceptPartnership: async () => {
            accepted = true;
          },
        },
      }),
    policy,
    wakeCards() {},
    poll: { ms: 1000, maxMs: 1000, afterDayMs: 1000, afterWeekMs: 1000 },
  } as unknown as HandlerContext;
  await relay.given(programme, accepting, [effect('b', { kind: 'syncBook' }), acceptance]);
  const running = createRelay(relay.deps, context);
  await running.sweep();
  await until(
    () => (accepted ? true : undefined),
    () => 'the partnership to be accepted',
    4000,
  );
  goOn();
  relay.pass(60_000);
  await running.sweep();
  await until(
    async () => (await relay.store.list('records', { pk: 'partner', idPrefix: 'customerRow:' })).items[0],
    () => 'the book to be there',
    4000,
  );
  await running.stop();
});

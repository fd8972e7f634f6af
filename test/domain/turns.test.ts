import type { Answer } from '../../src/domain/customer/answer';
import { noCustomer } from '../../src/domain/customer/customer';
import { decideCustomer } from '../../src/domain/customer/decide';
import { customerEffects } from '../../src/domain/customer/effects';
import { evolveCustomer } from '../../src/domain/customer/evolve';
import { projectForPartner, projectForProvider } from '../../src/domain/customer/projection';
import type { Transfer, TransferStage } from '../../src/domain/customer/transfer';
import { decideProgramme } from '../../src/domain/programme/decide';
import { programmeEffects } from '../../src/domain/programme/effects';
import { noProgramme, type Programme } from '../../src/domain/programme/programme';
import { aTransfer } from '../support/relayHarness';

const now = '2026-10-07T14:00:00.000Z';
const camille = { tenantId: 'partner', userId: 'camille' };
const tom = { tenantId: 'provider', userId: 'tom' };
const turnOf = (person: object) => ({ audience: { to: 'person', person }, turn: true });

/** What one transfer becomes, and the one card the event leaves. */
function after(stage: TransferStage, command: Parameters<typeof decideCustomer>[1]) {
  const state = { ...noCustomer, transfers: { '1': aTransfer(stage) }, lastTransfer: 1 };
  const decision = decideCustomer(state, command);
  if ('refused' in decision) throw new Error('refused');
  const next = decision.events.reduce(evolveCustomer, state);
  const publish = decision.events
    .flatMap((event) => customerEffects(event, next))
    .find((effect) => effect.kind === 'publish');
  return { transfer: next.transfers['1'] as Transfer, publish };
}
const sending = (answer: Answer): TransferStage => ({
  status: 'sending',
  transferId: 't',
  answer,
  by: answer === 'withdraw' ? camille : tom,
  at: now,
});

describe('an answer that Partner Center did not take', () => {
  test.each([
    ['accept', 'provider', tom],
    ['reject', 'provider', tom],
    ['withdraw', 'partner', camille],
  ] as const)(
    'TRF-16: %s: the person who gave it has the turn again, the other side is told and shown nothing',
    (answer, side, person) => {
      const { transfer, publish } = after(sending(answer), {
        type: 'noteAnswerNotTaken',
        n: 1,
        explanation: 'partnerCenter.error.900131',
        now,
      });
      expect(publish).toMatchObject({ sides: [side], tell: [turnOf(person)] });
      const [own, other] =
        side === 'provider' ? [projectForProvider, projectForPartner] : [projectForPartner, projectForProvider];
      expect(own(transfer)).toMatchObject({ problem: { explanation: 'partnerCenter.error.900131' } });
      expect(other(transfer)).not.toHaveProperty('problem');
      // What the other side is asked has not changed, so its card is not outdated.
      expect(transfer.version).toBe(aTransfer(sending(answer)).version);
    },
  );
});

describe('a transfer that is held', () => {
  const hold = (why: 'drift' | 'roleLost') =>
    after(sending('accept'), { type: 'holdTransfer', n: 1, why, drift: [], now });

  test('ROL-5: a lost role is told to the provider’s side and the person, and the partner sees the request wait as before', () => {
    const { transfer, publish } = hold('roleLost');
    expect(publish).toMatchObject({
      sides: ['provider'],
      tell: [{ audience: { to: 'providerQueue' }, turn: true }, turnOf(tom)],
    });
    expect(projectForPartner(transfer)).toMatchObject({ status: 'active', version: 1 });
    expect(projectForProvider(transfer)).toMatchObject({ status: 'held', why: 'roleLost' });
  });

  test('CON-5: drift is told to both sides', () => {
    expect(hold('drift').publish).toMatchObject({
      sides: ['partner', 'provider'],
      tell: [{ audience: { to: 'providerQueue' }, turn: true }, turnOf(camille)],
    });
  });
});

describe('whose turn it is again', () => {
  const enrolled = { status: 'enrolled' as const, version: 3, by: camille, at: now };
  const programmes: readonly [string, Programme, Parameters<typeof decideProgramme>[1]][] = [
    [
      'ENR-5: the enrollment',
      { ...noProgramme, enrollment: { status: 'sending', version: 1, by: camille, at: now, primaryContact: 'c' } },
      { type: 'noteEnrollmentNotTaken', explanation: 'x', now },
    ],
    [
      'ENR-16: the reseller agreement',
      {
        ...noProgramme,
        enrollment: { status: 'acceptingAgreement', version: 2, by: camille, at: now, primaryContact: 'c' },
      },
      { type: 'noteResellerAgreementNotTaken', explanation: 'x', now },
    ],
    [
      'PRO-8: the partnership',
      {
        ...noProgramme,
        enrollment: enrolled,
        partnerships: { provider: { status: 'accepting', version: 1, name: 'Nordwind', by: camille, at: now } },
      },
      { type: 'notePartnershipNotTaken', provider: 'provider', explanation: 'x', now },
    ],
  ];
  test.each(programmes)('%s was not taken: the person who acted gets a new message', (_name, state, command) => {
    const decision = decideProgramme(state, command);
    if ('refused' in decision) throw new Error('refused');
    expect(decision.events.flatMap((event) => programmeEffects(event, state))).toContainEqual(
      expect.objectContaining({ kind: 'publish', tell: [turnOf(camille)] }),
    );
  });

  test('EXT-12: an extension was not taken: the person who asked for it gets a new message', () => {
    const consent = { by: camille, at: now, language: 'en', wording: 'w' };
    const state = {
      ...noCustomer,
      relationships: {
        provider: {
          status: 'extending' as const,
          version: 2,
          customerConsent: {
            ...consent,
            method: 'email' as const,
            by: 'Sofia',
            date: '2026-10-01',
            recordedBy: camille,
          },
          billToConsent: consent,
          by: camille,
          at: now,
        },
      },
    };
    const decision = decideCustomer(state, { type: 'noteNotExtended', provider: 'provider', explanation: 'x', now });
    if ('refused' in decision) throw new Error('refused');
    const next = decision.events.reduce(evolveCustomer, state);
    expect(decision.events.flatMap((event) => customerEffects(event, next))).toContainEqual(
      expect.objectContaining({ kind: 'publish', tell: [turnOf(camille)] }),
    );
  });
});

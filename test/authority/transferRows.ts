import { becomes, type Expected, has, no, type Row, unknown } from './outcome';
import type { RoleName, Who } from './people';
import { sees } from './sees';
import { azure, type Story } from './stories';

type Side = 'partner' | 'provider';

const waiting: Readonly<Record<string, readonly string[]>> = {
  transfer: ['active', 'drifted', 'recreateAsked', 'heldForDrift', 'heldForRole'],
  request: ['open', 'declined', 'heldForRole'],
};
const isWaiting = ({ kind, state }: Story): boolean => waiting[kind]?.includes(state) === true;

/** An answer that is inside its undo window or on its way, and whose it is. */
const underWay: Readonly<Record<string, Side>> = {
  'transfer accepting': 'provider',
  'transfer rejecting': 'provider',
  'transfer sendingAcceptance': 'provider',
  'transfer withdrawing': 'partner',
  'transfer sendingWithdrawal': 'partner',
  'request submitting': 'partner',
  'request sending': 'partner',
  'request canceling': 'provider',
};
/** Of these, what may still be stopped. */
const undoable = ['accepting', 'rejecting', 'withdrawing', 'submitting', 'canceling'];
const neverOpen = ['creating', 'notCreated', 'asked', 'openingStated', 'opening'];

/** What whoever comes late hears: what has happened; the other side's undo window is not told. */
function late({ kind, state }: Story, side: Side): Expected {
  if (neverOpen.includes(state)) return no('TRF-12', 'notActive');
  if (state === 'lapsed') return no('TRF-12', 'lapsed');
  if (state === 'replaced') return no('CON-7', 'replaced');
  const whose = underWay[`${kind} ${state}`];
  return no('TRF-16', whose === undefined || whose === side ? 'alreadyAnswered' : 'beingAnswered');
}

/** A verb about a request: both sides know it by an id of their own partition, everybody else knows nothing. */
const row = (expect: (who: Who, story: Story) => Expected, inputs: object = {}): Row => ({
  about: ['transfer', 'request'],
  inputs: () => inputs,
  expect: (who, story) =>
    ['transfer', 'request'].includes(story.kind) && sees(who, story) ? expect(who, story) : unknown,
});

/** ROL-4, ROL-5: who of a side answers, by the rules the request was made under. */
function mayAnswer(who: Who, { kind }: Story): Expected | undefined {
  const roles: readonly RoleName[] =
    who.side === 'provider' && kind === 'transfer' ? ['adminAgent', 'salesAgent'] : ['adminAgent'];
  return has(who, ...roles) ? undefined : no(who.side === 'provider' ? 'ROL-5' : 'ROL-4', 'roleNeeded');
}

const of = (side: Side, rule: string, expect: (who: Who, story: Story) => Expected) => (who: Who, story: Story) =>
  who.side === side ? expect(who, story) : no(rule, 'wrongSide');

/** Legacy: the provider accepts. New commerce: the partner does, by submitting what it chose. */
const accept = (chosen: boolean) => (who: Who, story: Story) =>
  of(story.kind === 'transfer' ? 'provider' : 'partner', 'TRF-16', () => {
    const role = mayAnswer(who, story);
    if (role !== undefined) return role;
    if (!isWaiting(story)) return late(story, story.kind === 'transfer' ? 'provider' : 'partner');
    return story.kind === 'transfer' || chosen ? becomes('answering') : no('TRF-7', 'nothingSelected');
  })(who, story);

/** A question that nothing is open for yet ends by the same button, from either side. */
const takeBack = (again: boolean) => (who: Who, story: Story) => {
  const { kind, state } = story;
  const onlyAsked = kind === 'request' && ['asked', 'openingStated'].includes(state);
  if (onlyAsked && !again) return mayAnswer(who, story) ?? becomes('withdrawn');
  // Only a request that the partner made is made again (CON-7).
  if (kind === 'request' && again) return no('TRF-7', 'wrongSide');
  return of(kind === 'transfer' ? 'partner' : 'provider', 'TRF-7', () => {
    const role = mayAnswer(who, story);
    if (role !== undefined) return role;
    return isWaiting(story) ? becomes('answering') : late(story, kind === 'transfer' ? 'partner' : 'provider');
  })(who, story);
};

const checkers = (who: Who, { kind }: Story): boolean =>
  has(who, ...((kind === 'transfer' ? ['adminAgent', 'salesAgent'] : ['adminAgent']) as RoleName[]));

export const answerVerbs = {
  acceptTransfer: row(accept(false)),
  /** On a request that the partner made, submitting is accepting: by the same people, under the same rules. */
  submitTransfer: row(accept(true), { subscriptionIds: azure }),
  rejectTransfer: row((who, story) =>
    story.kind === 'request'
      ? no('TRF-16', 'wrongSide')
      : of('provider', 'TRF-16', () => {
          const role = mayAnswer(who, story);
          return role ?? (isWaiting(story) ? becomes('answering') : late(story, 'provider'));
        })(who, story),
  ),
  withdrawTransfer: row(takeBack(false)),
  cancelRequest: row(takeBack(false)),
  recreateTransfer: row(takeBack(true)),
  /** New commerce only. */
  declineTransfer: row((who, story) => {
    if (story.kind === 'transfer' || who.side !== 'partner') return no('TRF-16', 'wrongSide');
    const role = mayAnswer(who, story);
    if (role !== undefined) return role;
    if (!isWaiting(story)) return no('TRF-12', 'notActive');
    if (story.state === 'declined') return no('TRF-16', 'alreadyAnswered');
    return becomes(story.state === 'open' ? 'active+declined' : 'held+declined');
  }),
  askRecreate: row((who, story) =>
    of('provider', 'CON-7', () => {
      const role = mayAnswer(who, story);
      if (role !== undefined) return role;
      if (!isWaiting(story)) return no('TRF-12', 'notActive');
      if (story.state === 'recreateAsked') return no('CON-7', 'recreateAlreadyAsked');
      if (story.state === 'drifted') return becomes('active+recreateAsked');
      return story.state === 'heldForDrift' ? becomes('held+recreateAsked') : no('CON-7', 'nothingChanged');
    })(who, story),
  ),
  /** The provider's Admin agent opens what was asked for. */
  requestTransfer: row(
    (who, story) =>
      of('provider', 'TRF-16', () => {
        if (!has(who, 'adminAgent')) return no('ROL-5', 'roleNeeded');
        const { state } = story;
        if (state === 'asked') return becomes('creating');
        if (state === 'openingStated') return no('TRF-16', 'alreadyStated');
        const ended = ['withdrawn', 'lapsed', 'replaced', 'askEnded', 'canceled'].includes(state);
        return ended ? no('TRF-16', 'askTakenBack') : no('CON-3', 'alreadyRequested');
      })(who, story),
    { customerEmail: 'billing@contoso.example', productTypes: 'azurePlan' },
  ),
  /** Whoever acted, or a colleague with the same role, inside the window. The enrollment's has its id. */
  undo: {
    about: ['transfer', 'request', 'enrollment'],
    expect: (who, story) => {
      const { kind, state } = story;
      if (kind === 'enrollment') return undoEnrollment(who, state);
      if (!['transfer', 'request'].includes(kind) || !sees(who, story)) return unknown;
      if (isWaiting(story)) return no('product', 'nothingToUndo');
      if (!undoable.includes(state)) return no('product', 'undoTooLate');
      if (underWay[`${kind} ${state}`] !== who.side) return no('product', 'notYoursToUndo');
      return mayAnswer(who, story) ?? becomes('active');
    },
  } satisfies Row,
  verifyAsProvider: row(
    (who, story) =>
      of('provider', 'VER-1', () => {
        if (!checkers(who, story)) return no('ROL-7', 'roleNeeded');
        if (['providerVerified', 'closed'].includes(story.state)) return no('VER-1', 'alreadyVerified');
        const there = ['finished', 'missing', 'missingAnswered'].includes(story.state);
        return there ? becomes('providerVerified') : no('TRF-17', 'notComplete');
      })(who, story),
    { allThere: 'true' },
  ),
  confirmByEmail: row(
    (who, story) =>
      of('partner', 'VER-2', () => {
        if (!has(who, 'adminAgent')) return no('VER-2', 'roleNeeded');
        if (['providerVerified', 'closed'].includes(story.state)) return no('VER-1', 'alreadyVerified');
        const there = ['finished', 'missing', 'missingAnswered'].includes(story.state);
        return there ? becomes('providerVerified') : no('TRF-17', 'notComplete');
      })(who, story),
    { confirmedBy: 'Tom Berg', confirmedOn: '2026-10-05' },
  ),
  answerMissing: row(
    (who, story) =>
      of('partner', 'VER-1', () => {
        if (!has(who, 'adminAgent', 'salesAgent')) return no('ROL-6', 'roleNeeded');
        const there = ['missing', 'missingAnswered'].includes(story.state);
        return there ? becomes('finished+missing+missingAnswer') : no('VER-1', 'nothingMissing');
      })(who, story),
    { comment: 'It is on its way, look again tomorrow' },
  ),
  verifyAsPartner: row((who, story) =>
    of('partner', 'VER-3', () => {
      if (!has(who, 'adminAgent', 'salesAgent')) return no('ROL-6', 'roleNeeded');
      if (story.state === 'closed') return no('VER-4', 'alreadyClosed');
      if (['finished', 'missing', 'missingAnswered'].includes(story.state)) return no('VER-2', 'notVerifiedByProvider');
      return story.state === 'providerVerified' ? becomes('closed') : no('VER-4', 'notComplete');
    })(who, story),
  ),
};

function undoEnrollment(who: Who, state: string): Expected {
  if (who.side !== 'partner') return unknown;
  const nothingBegun = !who.involved || ['notStarted', 'windowClosed', 'onTheList'].includes(state);
  if (nothingBegun) return { is: 'answered' };
  if (!['submitting', 'inPortal'].includes(state)) return no('ENR-18', 'undoTooLate');
  return has(who, 'globalAdmin') ? becomes('notStarted') : no('ROL-1', 'roleNeeded');
}

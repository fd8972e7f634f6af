import type { Transfer } from '../customer/transfer';
import { actOf, answererOf, isNewCommerce } from '../customer/transferStrategy';
import type { Audience, Side } from '../effects';
import { policyPacks } from '../policy/packs';
import type { Act } from '../policy/policyPack';
import { transferExpiresAt } from '../policy/transferTerms';
import type { Awaited, Wait } from './wait';

/** Whom a request waits for; undefined while it waits for nobody, or for Partner Center. */
export function waitOfTransfer(transfer: Transfer): Wait | undefined {
  const turn = turnIn(transfer);
  if (turn === undefined) return undefined;
  const subject = { kind: 'transfer' as const, n: transfer.n };
  const other: Side = turn.side === 'provider' ? 'partner' : 'provider';
  const expiresAt = lapses(transfer);
  return {
    subject,
    version: transfer.version,
    ...turn,
    provider: transfer.provider,
    turn: turn.what === 'partnerCheck' ? agents : peopleOf(turn.side, transfer),
    requester: { audience: peopleOf(other, transfer), subject, side: other },
    names: { partner: transfer.partnerName, provider: transfer.providerName, customer: transfer.customerName },
    policy: transfer.policy,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

type Turn = Pick<Wait, 'what' | 'since' | 'side' | 'act'>;

function turnIn(transfer: Transfer): Turn | undefined {
  const answerer = answererOf(transfer);
  const openSince = transfer.openSince ?? transfer.requestedAt;
  switch (transfer.status) {
    case 'asked':
      // Opened in the portal by somebody's word: Partner Center shows it soon, or the word was wrong.
      return transfer.statedOpen === undefined
        ? turn('opening', transfer.problem?.at ?? transfer.requestedAt, 'provider', 'requestTransfer')
        : undefined;
    case 'active':
      if (transfer.declined !== undefined)
        return turn('cancellation', transfer.declined.at, 'provider', 'cancelRequest');
      if (transfer.stated !== undefined) return undefined;
      if (transfer.recreateAsked !== undefined)
        return turn('recreation', transfer.recreateAsked.at, 'partner', 'recreateTransfer');
      return answerOf(transfer, answerer, openSince);
    case 'held':
      return transfer.stated === undefined ? answerOf(transfer, answerer, transfer.at) : undefined;
    case 'finished':
      return checkOf(transfer);
    case 'providerVerified':
      return turn('partnerCheck', transfer.verifiedAt, 'partner', 'verifyAsPartner');
    default:
      return undefined;
  }
}

const turn = (what: Awaited, since: string, side: Side, act: Act): Turn => ({ what, since, side, act });

const answerOf = (transfer: Transfer, side: Side, since: string): Turn =>
  turn(isNewCommerce(transfer) ? 'submission' : 'answer', since, side, actOf('accept', transfer));

function checkOf(transfer: Extract<Transfer, { status: 'finished' }>): Turn {
  const { missing, missingAt, missingAnswer, finishedAt } = transfer;
  if (missing === undefined) return turn('providerCheck', finishedAt, 'provider', 'verifyAsProvider');
  return missingAnswer === undefined
    ? turn('missingAnswer', missingAt ?? finishedAt, 'partner', 'verifyAsPartner')
    : turn('providerCheck', missingAnswer.at, 'provider', 'verifyAsProvider');
}

/** An open request lapses as Partner Center said or, where it said nothing, by the rules it was made under. */
function lapses(transfer: Transfer): string | undefined {
  if (transfer.status !== 'active' && transfer.status !== 'held') return undefined;
  const pack = policyPacks[transfer.policy];
  const from = transfer.openSince ?? transfer.requestedAt;
  return transfer.expiresAt ?? (pack === undefined ? undefined : transferExpiresAt(pack, from));
}

const agents: Audience = { to: 'partner', roles: 'adminAndSalesAgents' };

/** The partner's own: whoever asked for it; where the provider opened it unasked, the agents. */
function peopleOf(side: Side, { provider, requestedBy }: Transfer): Audience {
  if (side === 'provider') return { to: 'providerQueue', provider };
  return requestedBy === undefined ? agents : { to: 'person', person: requestedBy };
}

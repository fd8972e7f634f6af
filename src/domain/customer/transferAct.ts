import type { NextAct } from './light';
import type { Transfer } from './transfer';
import { isNewCommerce } from './transferStrategy';

interface RequestAct {
  readonly act: NextAct;
  readonly n: number;
  readonly provider: string;
}

/** What a customer's requests ask for next, the partner's own turn first; undefined when none of them asks for anything. */
export function transferAct(transfers: readonly Transfer[], someCanMove: boolean): RequestAct | undefined {
  const newestFirst = [...transfers].sort((a, b) => b.n - a.n);
  const [newest] = newestFirst;
  const asked = newestFirst.flatMap((transfer) => {
    const act = liveAct(transfer) ?? (transfer === newest && someCanMove ? endedAct(transfer) : undefined);
    return act === undefined ? [] : [{ act, n: transfer.n, provider: transfer.provider }];
  });
  return asked.sort((a, b) => urgency(a.act) - urgency(b.act))[0];
}

const order: readonly NextAct[] = [
  'close',
  'answerMissing',
  'submit',
  'recreate',
  'resend',
  'requestAgain',
  'awaitMissing',
  'awaitVerification',
  'awaitDecision',
  'awaitAnswer',
  'awaitRequest',
  'awaitCancel',
  'sending',
  'moving',
];
const urgency = (act: NextAct): number => order.indexOf(act);

/** A request under way (TRF-6, TRF-17, VER-1 to VER-4); changed quantities are the partner's to carry (CON-7). */
function liveAct(transfer: Transfer): NextAct | undefined {
  switch (transfer.status) {
    case 'asked':
      return 'awaitRequest';
    case 'creating':
    case 'answering':
    case 'sending':
      return 'sending';
    case 'active':
      if (isNewCommerce(transfer)) return transfer.declined === undefined ? 'submit' : 'awaitCancel';
      return asksForRecreation(transfer) ? 'recreate' : 'awaitAnswer';
    case 'held':
      if (isNewCommerce(transfer)) return 'submit';
      return asksForRecreation(transfer) ? 'recreate' : 'awaitDecision';
    case 'inProgress':
      return 'moving';
    case 'finished':
      if (transfer.missing === undefined && transfer.missingLines === undefined) return 'awaitVerification';
      return transfer.missingAnswer === undefined ? 'answerMissing' : 'awaitMissing';
    case 'providerVerified':
      return 'close';
    default:
      return undefined;
  }
}

/** Its quantities changed, or the provider asked for a new one. */
const asksForRecreation = (transfer: Extract<Transfer, { status: 'active' | 'held' }>): boolean =>
  (transfer.drift ?? []).length > 0 || transfer.recreateAsked !== undefined;

/** The last request ended without moving what it held, and it can still move. */
function endedAct(transfer: Transfer): NextAct | undefined {
  const { status } = transfer;
  if (status === 'rejected') return 'resend';
  // A new-commerce request is made by the provider, so the partner asks for the next one.
  if (isNewCommerce(transfer)) return undefined;
  if (status === 'withdrawn') return transfer.lapsed === true ? 'requestAgain' : undefined;
  return status === 'failed' || status === 'notCreated' ? 'requestAgain' : undefined;
}

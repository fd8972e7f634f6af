import type { CustomerCommand } from '../../domain/customer/commands';
import type { TransferCandidate } from '../../domain/customer/facts';
import type { LineOutcome } from '../../domain/customer/subscriptionLine';
import type { State, Transfer, TransferLine } from '../../simulator/state';
import type { MidwayTransfer } from '../../simulator/world/midwayTable';
import { offerOf } from '../../simulator/world/offers';
import type { Told } from './relationshipStory';
import { later, leaderOf, providerAgent } from './who';

/** What only the bot knows of a request: when each side checked, and what the provider said. */
export interface Aftermath extends Pick<MidwayTransfer, 'comment'> {
  readonly providerVerifiedAt?: string;
  readonly closedAt?: string;
  readonly driftSeenAt?: string;
}

/** One request from the card where it was made to where Partner Center has it now. `n` is its number for the customer. */
export function transferStory(
  told: Told,
  state: State,
  transfer: Transfer,
  aftermath: Aftermath,
): readonly CustomerCommand[] {
  const n = state.transfers
    .filter((one) => one.customerId === transfer.customerId && one.sourceTenantId === transfer.sourceTenantId)
    .indexOf(transfer);
  const made = transfer.createdAt;
  return [
    {
      type: 'createTransfer',
      now: later(made, -2),
      actor: leaderOf(told.partner.name, made),
      policy: told.policy,
      provider: told.provider.tenantId,
      subscriptionIds: transfer.lines.map((line) => line.subscriptionId),
      facts: {
        enrolled: true,
        providerListed: true,
        agreement: told.customer.signedDirectly ? 'direct' : 'throughProvider',
        candidates: transfer.lines.map((line) => candidate(state, line)),
        providerName: told.provider.name,
        partnerName: told.partner.name,
        customerName: told.customer.name,
      },
    },
    { type: 'noteTransferCreated', n: n + 1, transferId: transfer.id, now: later(made, 1) },
    ...driftSeen(state, transfer, n + 1, aftermath),
    ...answered(told, state, transfer, { n: n + 1, ...aftermath }),
  ];
}

function candidate(state: State, line: TransferLine): TransferCandidate {
  const source = state.subscriptions.find(({ id }) => id === line.subscriptionId);
  return {
    subscriptionId: line.subscriptionId,
    name: line.name,
    kind: offerOf(line.offer).kind === 'azurePayg' ? 'azurePayg' : 'license',
    quantity: line.quantity,
    addons: line.addons.map(({ subscriptionId, name, quantity }) => ({ subscriptionId, name, quantity })),
    eligible: true,
    ...(source?.azureId === undefined ? {} : { azureId: source.azureId }),
  };
}

/** The relay's watch noticed that somebody changed a license count after the request was made (CON-5). */
function driftSeen(
  state: State,
  transfer: Transfer,
  n: number,
  { driftSeenAt }: Aftermath,
): readonly CustomerCommand[] {
  const drift = transfer.lines.flatMap(({ subscriptionId, name, quantity }) => {
    const live = state.subscriptions.find(({ id }) => id === subscriptionId)?.quantity ?? quantity;
    return live === quantity ? [] : [{ subscriptionId, name, requested: quantity, live }];
  });
  return driftSeenAt === undefined || drift.length === 0 ? [] : [{ type: 'noteDrift', n, drift, now: driftSeenAt }];
}

function answered(
  { policy, partner }: Told,
  state: State,
  transfer: Transfer,
  { n, comment = '', providerVerifiedAt, closedAt }: Aftermath & { readonly n: number },
): readonly CustomerCommand[] {
  if (transfer.status === 'Active') return [];
  const answer = transfer.status === 'Reject' ? 'reject' : 'accept';
  const at = transfer.modifiedAt;
  const said: CustomerCommand[] = [
    {
      type: 'answerTransfer',
      n,
      answer,
      comment,
      now: later(at, -60),
      until: later(at, -30),
      actor: providerAgent(at),
      policy,
    },
    { type: 'beginSendingAnswer', n, now: later(at, -30) },
    { type: 'noteAnswerTaken', n, answer, now: later(at, -29) },
  ];
  if (answer === 'reject') return said;
  return [
    ...said,
    { type: 'noteTransferFinished', n, result: 'complete', outcomes: outcomes(state, transfer), now: later(at, 2) },
    ...(providerVerifiedAt === undefined
      ? []
      : [
          {
            type: 'verifyAsProvider' as const,
            n,
            allThere: true,
            missing: '',
            now: providerVerifiedAt,
            actor: providerAgent(providerVerifiedAt),
            policy,
          },
        ]),
    ...(closedAt === undefined
      ? []
      : [
          {
            type: 'verifyAsPartner' as const,
            n,
            sources: sourcesAfter(state, transfer),
            now: closedAt,
            actor: leaderOf(partner.name, closedAt),
            policy,
          },
        ]),
  ];
}

function outcomes(state: State, transfer: Transfer): readonly LineOutcome[] {
  return transfer.lines.map(({ subscriptionId, orderId }) => {
    const arrived = state.subscriptions.find(
      (one) => one.tenantId === transfer.targetTenantId && one.orderId === orderId && one.parentId === undefined,
    );
    return {
      subscriptionId,
      outcome: 'complete',
      ...(arrived === undefined ? {} : { newSubscriptionId: arrived.id }),
    };
  });
}

function sourcesAfter(state: State, transfer: Transfer): Readonly<Record<string, 'gone' | 'suspended'>> {
  return Object.fromEntries(
    transfer.lines.map(({ subscriptionId }) => [
      subscriptionId,
      state.subscriptions.find(({ id }) => id === subscriptionId)?.transferred ? 'gone' : 'suspended',
    ]),
  );
}

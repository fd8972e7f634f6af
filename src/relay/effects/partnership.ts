import { instant } from '../../clock';
import type { ProgrammeCommand } from '../../domain/programme/commands';
import type { Programme } from '../../domain/programme/programme';
import { portalCalls } from '../../partnerCenter/operations';
import { callPartnerCenter, portalOnly } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { lostRole } from '../lostRole';
import { pollAgain } from '../poll';
import { seenBy } from '../seenBy';
import { sendToPartnerCenter } from '../sendToPartnerCenter';

/** PRO-7, PRO-9: invitations that arrived and partnerships that Partner Center lists, for as long as the programme runs. */
export async function watchPartnerships(context: HandlerContext, job: Job): Promise<Outcome> {
  const state = job.doc.state as Programme;
  const now = instant(context.clock);
  const begin: readonly ProgrammeCommand[] = state.reconciling === true ? [] : [{ type: 'beginReconcile', now }];
  const connection = context.connection(job.doc.pk);
  if (connection === undefined) return done({ programme: begin });
  const pairs = pairsIn(context, job.doc.pk);
  const isToPair = (provider: string) => pairs.pairs === true && state.pairings?.[provider] === undefined;
  const since = 'at' in state.enrollment ? state.enrollment.at : instant(context.clock);
  return callPartnerCenter(
    job.item,
    async () => {
      const listed = await connection.partners('reseller');
      const invited = (await portalCalls(connection, 'partnershipInvitations')?.partnershipInvitations()) ?? [];
      const programme: ProgrammeCommand[] = [
        ...begin,
        ...invited
          .filter((one) => (state.partnerships[one.tenantId]?.status ?? 'ended') === 'ended')
          .map(
            ({ tenantId, name, mpnId }): ProgrammeCommand => ({
              type: 'notePartnershipInvited',
              provider: tenantId,
              name,
              now,
              ...(mpnId === undefined ? {} : { mpnId }),
            }),
          ),
        ...listed
          .filter((one) => state.partnerships[one.tenantId]?.status !== 'accepted' || isToPair(one.tenantId))
          .map(
            ({ tenantId, name, mpnId }): ProgrammeCommand => ({
              type: 'notePartnershipAccepted',
              provider: tenantId,
              name,
              now,
              ...(mpnId === undefined ? {} : { mpnId }),
              ...pairs,
            }),
          ),
      ];
      return { ...pollAgain(context, since, job.item), programme };
    },
    () => ({ ...pollAgain(context, since, job.item), programme: begin }),
  );
}

/** ROL-2, PRO-8: what the Global admin accepted here is accepted in Partner Center. */
export async function acceptPartnership(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  if (work.kind !== 'acceptPartnership') return done();
  const { provider } = work;
  const partnership = (job.doc.state as Programme).partnerships[provider];
  if (partnership?.status !== 'accepting') return done();
  const now = () => instant(context.clock);
  const notTaken = (explanation: string) =>
    done({ programme: [{ type: 'notePartnershipNotTaken', provider, explanation, now: now() }] });
  const portal = portalCalls(context.connection(job.doc.pk), 'acceptPartnership');
  // Each side is shown the other one.
  const isListed = async () => {
    const seen = await seenBy(context, [job.doc.pk, provider], async (one) => {
      const [as, other] =
        one.tenantId === provider ? (['provider', job.doc.pk] as const) : (['reseller', provider] as const);
      return (await one.partners(as)).some(({ tenantId }) => tenantId === other);
    });
    return seen?.value === true;
  };
  const accepted = (outside?: true) =>
    done({
      programme: [
        {
          type: 'notePartnershipAccepted',
          provider,
          now: now(),
          ...(outside === undefined ? {} : { outside }),
          ...pairsIn(context, job.doc.pk),
        },
      ],
    });
  return sendToPartnerCenter(
    job,
    async (send) => {
      if (!job.first && (await isListed())) return accepted();
      if (portal === undefined) return notTaken(portalOnly);
      const lost = await lostRole(context, context.policy, 'acceptPartnership', partnership.by);
      if (lost !== undefined) return notTaken(lost);
      await send((options) => portal.acceptPartnership(provider, options));
      return accepted();
    },
    ({ explanation }) => notTaken(explanation),
    // Somebody may have accepted it in the portal, or our own call whose answer was lost.
    async () => ((await isListed()) ? accepted(job.first ? true : undefined) : undefined),
  );
}

const pairsIn = ({ pairing }: HandlerContext, partnerTenant: string): { readonly pairs?: true } =>
  pairing.byAcceptance(partnerTenant) ? { pairs: true } : {};

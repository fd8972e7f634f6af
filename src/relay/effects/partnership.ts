import { instant } from '../../clock';
import type { ProgrammeCommand } from '../../domain/programme/commands';
import type { Programme } from '../../domain/programme/programme';
import { callPartnerCenter, portalOnly, requestIdOf } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome, pollAgain } from '../handler';

/** PRO-7, PRO-9: invitations that arrived and partnerships that Partner Center lists, for as long as the programme runs. */
export async function watchPartnerships(context: HandlerContext, job: Job): Promise<Outcome> {
  const connection = context.connection(job.doc.pk);
  if (connection === undefined) return done();
  const state = job.doc.state as Programme;
  const since = 'at' in state.enrollment ? state.enrollment.at : instant(context.clock);
  return callPartnerCenter(
    job.item,
    async () => {
      const now = instant(context.clock);
      const listed = await connection.partners('reseller');
      const invited = (await connection.portal?.partnershipInvitations()) ?? [];
      const programme: ProgrammeCommand[] = [
        ...invited
          .filter((one) => state.partnerships[one.tenantId] === undefined)
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
          .filter((one) => state.partnerships[one.tenantId]?.status !== 'accepted')
          .map(
            ({ tenantId, name, mpnId }): ProgrammeCommand => ({
              type: 'notePartnershipAccepted',
              provider: tenantId,
              name,
              now,
              ...(mpnId === undefined ? {} : { mpnId }),
            }),
          ),
      ];
      return { ...pollAgain(context, since), programme };
    },
    () => pollAgain(context, since),
  );
}

/** ROL-2, PRO-8: what the Global admin accepted here is accepted in Partner Center. */
export async function acceptPartnership(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  if (work.kind !== 'acceptPartnership') return done();
  const { provider } = work;
  if ((job.doc.state as Programme).partnerships[provider]?.status !== 'accepting') return done();
  const connection = context.connection(job.doc.pk);
  const now = () => instant(context.clock);
  const notTaken = (explanation: string) =>
    done({ programme: [{ type: 'notePartnershipNotTaken', provider, explanation, now: now() }] });
  const portal = connection?.portal;
  if (connection === undefined || portal === undefined) return notTaken(portalOnly);
  return callPartnerCenter(
    job.item,
    async () => {
      const listed = !job.first && (await connection.partners('reseller')).some((one) => one.tenantId === provider);
      if (!listed) await portal.acceptPartnership(provider, { requestId: requestIdOf(job.item) });
      return done({ programme: [{ type: 'notePartnershipAccepted', provider, now: now() }] });
    },
    notTaken,
  );
}

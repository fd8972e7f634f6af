import { customerIdOf } from '../../aggregates';
import { instant } from '../../clock';
import type { CustomerCommand } from '../../domain/customer/commands';
import type { Customer } from '../../domain/customer/customer';
import { awaitsConfirmation, invitationWith } from '../../domain/customer/invitation';
import { portalCalls } from '../../partnerCenter/operations';
import type { PartnerCenterConnection } from '../../partnerCenter/partnerCenter';
import { callPartnerCenter, portalOnly } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { pollAgain } from '../poll';
import { findNewCustomer } from './newCustomer';

/** INV-3, INV-9: the personalized link, where the connection can give it; otherwise a person is asked for it. */
export async function fetchInvitationLink(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  if (work.kind !== 'fetchInvitationLink') return done();
  const { provider } = work;
  if (invitationWith(job.doc.state as Customer, provider)?.status !== 'preparing') return done();
  const now = () => instant(context.clock);
  const none = (explanation: string) =>
    done({ customer: [{ type: 'noteNoInvitationLink', provider, explanation, now: now() }] });
  const portal = portalCalls(context.connection(job.doc.pk), 'invitationLink');
  if (portal === undefined) return none(portalOnly);
  return callPartnerCenter(
    job.item,
    async () => {
      const link = await portal.invitationLink(provider);
      return done({ customer: [{ type: 'noteInvitationLink', provider, link, now: now() }] });
    },
    none,
  );
}

/** INV-11: authorized once Partner Center lists the provider for the customer, or a new customer in the partner's list. */
export async function watchInvitation(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'watchInvitation' || customerId === undefined) return done();
  const { provider } = work;
  const invitation = invitationWith(job.doc.state as Customer, provider);
  const connection = context.connection(job.doc.pk);
  // A provider that was listed before proves nothing: then a person says that the customer has authorized.
  if (invitation === undefined || invitation.listedBefore || connection === undefined) return done();
  if (invitation.status !== 'sent' && !awaitsConfirmation(invitation)) return done();
  const since = ('sentAt' in invitation ? invitation.sentAt : undefined) ?? invitation.at;
  const again = () => pollAgain(context, since, job.item);
  return callPartnerCenter(
    job.item,
    async () => {
      const { known, customerName } = invitation;
      const found = known
        ? await listedFor(connection, customerId, provider)
        : (
            await findNewCustomer(context, job.doc.pk, connection, {
              name: customerName,
              provider,
              since,
            })
          )?.id;
      if (found === undefined) return again();
      const now = instant(context.clock);
      const authorized: CustomerCommand = { type: 'noteInvitationAuthorized', provider, customerId: found, now };
      if (!known) return done({ customer: [authorized] });
      const agreement = await connection.agreement(customerId);
      return done({ customer: [{ type: 'noteAgreement', provider, agreement, now }, authorized] });
    },
    again,
  );
}

async function listedFor(
  connection: PartnerCenterConnection,
  customerId: string,
  provider: string,
): Promise<string | undefined> {
  const partners = await connection.partnersOfCustomer(customerId);
  return partners.some((one) => one.tenantId === provider) ? customerId : undefined;
}

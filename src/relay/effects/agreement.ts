import { customerIdOf } from '../../aggregates';
import { instant } from '../../clock';
import { agreementRequestWith } from '../../domain/customer/agreement';
import type { CustomerCommand } from '../../domain/customer/commands';
import {
  agreementSatisfied,
  type Customer,
  type CustomerAgreement,
  relationshipWith,
} from '../../domain/customer/customer';
import { howIs } from '../../partnerCenter/operations';
import { PartnerCenterError } from '../../partnerCenter/partnerCenter';
import { loadCustomerRow, loadProgramme } from '../../present/loadAggregates';
import { callPartnerCenter, portalOnly, roleLost } from '../callPartnerCenter';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { lostRole } from '../lostRole';
import { pollAgain } from '../poll';
import { sendToPartnerCenter } from '../sendToPartnerCenter';
import { isWatchedTwice } from '../watchedTwice';

const alreadyConfirmed = 'partnerCenter.error.600061';

/**
 * MCA-3 to MCA-5: what both sides of Partner Center show of the agreement, until it is good for transfers. While it is
 * not, the provider has a request in its queue; whoever settles it, here or in the portal, is seen from here.
 */
export async function watchAgreement(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'watchAgreement' || customerId === undefined || isWatchedTwice(job)) return done();
  const { provider } = work;
  const state = job.doc.state as Customer;
  const connection = context.connection(job.doc.pk);
  const settled = agreementSatisfied(state.agreements[provider] ?? 'none');
  if (connection === undefined || (settled && agreementRequestWith(state, provider)?.status !== 'stated')) {
    return done();
  }
  const relationship = relationshipWith(state, provider);
  const again = () => pollAgain(context, 'at' in relationship ? relationship.at : instant(context.clock), job.item);
  return callPartnerCenter(
    job.item,
    async () => {
      const own = await connection.agreement(customerId);
      const agreement = own === 'direct' ? own : ((await shownToProvider(context, provider, customerId)) ?? own);
      const now = instant(context.clock);
      const note: CustomerCommand = { type: 'noteAgreement', provider, agreement, now };
      if (agreement === 'direct' || agreement === 'throughProvider') return done({ customer: [note] });
      // What was done in a portal that nothing here can read stays as stated.
      if (settled && context.connection(provider) === undefined) return done();
      const names = await namesOf(context, job, provider, customerId);
      const ask: CustomerCommand = { type: 'askAgreement', provider, why: agreement, ...names, now };
      return { ...again(), customer: [note, ask] };
    },
    again,
  );
}

/** The provider's own connection: only it sees what was accepted through the provider. What it cannot read is not known. */
async function shownToProvider(
  context: HandlerContext,
  provider: string,
  customerId: string,
): Promise<CustomerAgreement | undefined> {
  try {
    const shown = await context.connection(provider)?.agreement(customerId);
    return shown === 'throughProvider' || shown === 'direct' ? shown : undefined;
  } catch (error) {
    if (error instanceof PartnerCenterError) return undefined;
    throw error;
  }
}

async function namesOf(context: HandlerContext, job: Job, provider: string, customerId: string) {
  const [programme, row] = await Promise.all([
    loadProgramme(context.store, job.doc.pk),
    loadCustomerRow(context.store, job.doc.pk, customerId),
  ]);
  return {
    providerName: programme.state.partnerships[provider]?.name ?? context.organization(provider)?.name ?? '',
    partnerName: context.organization(job.doc.pk)?.name ?? '',
    customerName: row?.customer.name ?? '',
  };
}

/** MCA-3, MCA-5: one confirmation in Partner Center by the provider's own connection, with the role still held. */
export async function recordAgreement(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  const customerId = customerIdOf(job.doc);
  if (work.kind !== 'recordAgreement' || customerId === undefined) return done();
  const { provider } = work;
  const request = agreementRequestWith(job.doc.state as Customer, provider);
  if (request?.status !== 'recording') return done();
  const connection = context.connection(provider);
  const note = (command: Note) => done({ customer: [{ ...command, provider, now: instant(context.clock) }] });
  const notTaken = (explanation: string) => note({ type: 'noteAgreementNotTaken', explanation });
  const taken = () => note({ type: 'noteAgreement', agreement: 'throughProvider' });
  if (connection === undefined || howIs(connection, 'confirmAgreement') === 'portal') return notTaken(portalOnly);
  return sendToPartnerCenter(
    job,
    async (send) => {
      if (!job.first && (await connection.agreement(customerId)) === 'throughProvider') return taken();
      const lost = await lostRole(context, context.policy, 'recordAgreement', request.by);
      if (lost !== undefined) return notTaken(roleLost);
      const { firstName, lastName, email, date } = request.acceptance;
      // Days east of Greenwich begin earlier than Partner Center's; for it, today there is not in the future.
      const today = instant(context.clock).slice(0, 10);
      const dateAgreed = date > today ? today : date;
      const acceptance = { firstName, lastName, email, dateAgreed };
      await send((options) => connection.confirmAgreement(customerId, acceptance, options));
      return taken();
    },
    // The same contact was confirmed before: that is what was asked.
    ({ explanation }) => (explanation === alreadyConfirmed ? taken() : notTaken(explanation)),
  );
}

type Distribute<T> = T extends unknown ? Omit<T, 'provider' | 'now'> : never;
type Note = Distribute<Extract<CustomerCommand, { type: 'noteAgreement' | 'noteAgreementNotTaken' }>>;

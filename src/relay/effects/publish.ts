import { customerIdOf } from '../../aggregates';
import { agreementRequestWith } from '../../domain/customer/agreement';
import { askedForRelationship, type Customer } from '../../domain/customer/customer';
import { tenantRequestTo } from '../../domain/customer/newCustomer';
import type { Effect, Side, Tell } from '../../domain/effects';
import { agreementPointer, tenantRequestPointer, thingId, transferPointer } from '../../ids';
import { wantCards } from '../../notify/wantCard';
import { done, type HandlerContext, type Job, type Outcome } from '../handler';
import { type AddressedTurn, noteAddressed } from '../noteAddressed';
import { writeAgreementPointer } from '../pointers/agreementPointer';
import { writeTenantRequestPointer } from '../pointers/tenantRequestPointers';
import { writeTransferPointers } from '../pointers/transferPointers';
import { type Told, toldOf } from '../told';

type Publish = Extract<Effect, { kind: 'publish' }>;

/** Pointers and read models first, then card documents, then the notifier: nobody gets a card that cannot be resolved. */
export async function publish(context: HandlerContext, job: Job): Promise<Outcome> {
  const { work } = job.item;
  if (work.kind !== 'publish') return done();
  const { subject } = work;
  const customerId = customerIdOf(job.doc);
  switch (subject.kind) {
    case 'enrollment':
    case 'incentives':
    case 'access':
      await tell(context, job, work, thingId(subject), [job.doc.pk]);
      return done();
    case 'partnership':
      await tell(context, job, work, thingId(subject), [job.doc.pk]);
      return done();
    case 'plan':
    case 'invitation':
    case 'relationship':
      if (customerId === undefined) return done();
      await tell(context, job, work, thingId({ ...subject, customerId }), [job.doc.pk]);
      return done();
    case 'agreement': {
      const { provider } = subject;
      const request = agreementRequestWith(job.doc.state as Customer, provider);
      if (request === undefined || customerId === undefined) return done();
      const pointer = agreementPointer(job.doc.pk, customerId, provider);
      await writeAgreementPointer(context, job, { request, provider, customerId, pointer });
      const senderSubject = thingId({ kind: 'relationship', customerId, provider });
      const sender = askedForRelationship(job.doc.state as Customer, provider)?.userId;
      const turn = { senderSubject, sender, provider };
      await tell(context, job, work, thingId({ kind: 'agreement', pointer }), [provider], turn);
      return done();
    }
    case 'newCustomer':
      if (customerId !== undefined) await publishTenantRequest(context, job, work, customerId, subject.provider);
      return done();
    case 'transfer': {
      const transfer = (job.doc.state as Customer).transfers[String(subject.n)];
      if (transfer === undefined || customerId === undefined) return done();
      const pointer = transferPointer(job.doc.pk, customerId, subject.n);
      // What is archived stands whole in its own documents already.
      const linked = await context.pairing.reaches(job.doc.pk, transfer.provider);
      const pointed = transfer.archived === true ? (linked ? [] : severedSides) : work.sides;
      await writeTransferPointers(context, job, { transfer, customerId, pointer }, pointed);
      const tenants = work.sides.map((side) => (side === 'partner' ? job.doc.pk : transfer.provider));
      const named = await toldOf(context, job.doc.pk, work.tell);
      const id = thingId({ kind: 'transfer', pointer });
      const { provider, requestedBy } = transfer;
      if (work.tell.some(isTurnOfQueue))
        await noteAddressed(
          context,
          job,
          { subject: id, senderSubject: id, sender: requestedBy?.userId, provider },
          named,
        );
      await wake(context, job, { subject: id, tenants, named });
      return done();
    }
    default: {
      const never: never = subject;
      return never;
    }
  }
}

/** Each side has a card of its own: the partner's reads its records, the provider's only the pointer. */
async function publishTenantRequest(
  context: HandlerContext,
  job: Job,
  work: Publish,
  customerId: string,
  provider: string,
): Promise<void> {
  const request = tenantRequestTo(job.doc.state as Customer, provider);
  if (request === undefined) return;
  const pointer = tenantRequestPointer(job.doc.pk, customerId, provider);
  await writeTenantRequestPointer(context, job, request, pointer);
  const forProvider = (one: Tell) => one.audience.to === 'providerQueue';
  const own = { ...work, tell: work.tell.filter((one) => !forProvider(one)) };
  const senderSubject = thingId({ kind: 'newCustomer', customerId, provider });
  await tell(context, job, own, senderSubject, [job.doc.pk]);
  const theirs = { ...work, tell: work.tell.filter(forProvider) };
  const turn = { senderSubject, sender: request.by.userId, provider };
  await tell(context, job, theirs, thingId({ kind: 'tenantRequest', pointer }), [provider], turn);
}

/** What is archived is written no more, but is taken back from a provider that is linked no more. */
const severedSides: readonly Side[] = ['provider'];

const isTurnOfQueue = (one: Tell): boolean => one.turn && one.audience.to === 'providerQueue';

async function tell(
  context: HandlerContext,
  job: Job,
  work: Publish,
  subject: string,
  tenants: readonly string[],
  turn?: Omit<AddressedTurn, 'subject'>,
): Promise<void> {
  const named = await toldOf(context, job.doc.pk, work.tell);
  if (turn !== undefined && work.tell.some(isTurnOfQueue))
    await noteAddressed(context, job, { subject, ...turn }, named);
  await wake(context, job, { subject, tenants, named });
}

async function wake(
  context: HandlerContext,
  job: Job,
  want: { readonly subject: string; readonly tenants: readonly string[]; readonly named: readonly Told[] },
): Promise<void> {
  context.wakeCards(await wantCards(context.store, { ...want, revision: job.doc.seq }));
}

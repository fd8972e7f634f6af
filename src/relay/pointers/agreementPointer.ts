import { type AgreementRequest, awaitsProvider } from '../../domain/customer/agreement';
import { projectAgreement } from '../../domain/customer/projectAgreement';
import { stepOfAgreement } from '../../domain/digest/stepOf';
import type { HandlerContext, Job } from '../handler';
import { writePointer } from './writePointer';

/** The request to record an agreement, in the provider's own partition only: the partner reads its own document. */
export async function writeAgreementPointer(
  context: HandlerContext,
  job: Job,
  at: { readonly request: AgreementRequest; readonly provider: string; readonly customerId: string; pointer: string },
): Promise<void> {
  const { request, provider, customerId, pointer } = at;
  const projection = projectAgreement(request, provider);
  const content = { customerId, open: awaitsProvider(request), projection, step: stepOfAgreement(request) };
  await writePointer(context, job, { tenantId: provider, thing: 'agreement', pointer }, content);
}

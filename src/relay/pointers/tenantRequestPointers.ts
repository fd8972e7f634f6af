import type { TenantRequest } from '../../domain/customer/newCustomer';
import { stepOfTenantRequest } from '../../domain/digest/stepOf';
import type { HandlerContext, Job } from '../handler';
import { writePointer } from './writePointer';

/** The request in the partition of the provider that is asked; the partner reads its own records. */
export const writeTenantRequestPointer = (
  context: HandlerContext,
  job: Job,
  request: TenantRequest,
  pointer: string,
): Promise<void> =>
  writePointer(
    context,
    job,
    { tenantId: request.provider, thing: 'tenantRequest', pointer },
    { open: request.status === 'requested', projection: request, step: stepOfTenantRequest(request) },
  );

import type { z } from 'zod';
import { Refusal } from '../answers';
import type { Customer, Organization, State } from '../state';

/** A "no" of the control plane: one sentence for the person or test that drives it. */
export function controlRefusal(status: number, error: string): Refusal {
  return new Refusal({ status, body: { error } });
}

export function readControl<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw controlRefusal(400, `${issue?.path.join('.') || 'body'}: ${issue?.message}`);
}

export function organizationHere(state: State, tenantId: string | undefined): Organization {
  const found = state.organizations.find((organization) => organization.tenantId === tenantId);
  if (!found) throw controlRefusal(404, `There is no organization with tenant ${tenantId}.`);
  return found;
}

export function providerHere(state: State, tenantId: string): Organization {
  const found = organizationHere(state, tenantId);
  if (found.kind !== 'provider') throw controlRefusal(400, `${found.name} is not an indirect provider.`);
  return found;
}

export function customerHere(state: State, id: string | undefined): Customer {
  const found = state.customers.find((customer) => customer.id === id);
  if (!found) throw controlRefusal(404, `There is no customer with id ${id}.`);
  return found;
}

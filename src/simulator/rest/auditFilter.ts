import { z } from 'zod';
import { refuse } from '../answers';
import type { AuditRecord, State } from '../state';

const filterSchema = z.object({ Field: z.string(), Value: z.string(), Operator: z.string() });

/** The three documented filters of the audit log; any other field or operator gets 400. */
export function readFilter(state: State, text: string): (record: AuditRecord) => boolean {
  if (text === '') return () => true;
  const { Field, Value, Operator } = parseFilter(text);
  const value = Value.toLowerCase();
  switch (`${Field} ${Operator}`.toLowerCase()) {
    case 'customerid equals':
      return ({ customerId }) => customerId === value;
    case 'resourcetype equals':
      // The sample says Subscription, the records say partner_customer_relationship.
      return ({ resourceType }) => resourceType.replaceAll('_', '') === value.replaceAll('_', '');
    case 'companyname substring':
      return ({ customerId }) => customerNameOf(state, customerId)?.toLowerCase().includes(value) ?? false;
    default:
      throw refuse(400, 2000, `Invalid input: records cannot be filtered by ${Field} with ${Operator}.`);
  }
}

function parseFilter(text: string): z.infer<typeof filterSchema> {
  try {
    return filterSchema.parse(JSON.parse(text));
  } catch {
    throw refuse(400, 2000, 'Invalid input: the filter cannot be read.');
  }
}

export const customerNameOf = (state: State, customerId: string | undefined): string | undefined =>
  state.customers.find(({ id }) => id === customerId)?.name;

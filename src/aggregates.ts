import type { AggregateRef, AggregateType } from './aggregateDraft';
import type { CustomerCommand } from './domain/customer/commands';
import { type Customer, noCustomer } from './domain/customer/customer';
import { decideCustomer } from './domain/customer/decide';
import { customerEffects } from './domain/customer/effects';
import type { CustomerEvent } from './domain/customer/events';
import { evolveCustomer } from './domain/customer/evolve';
import type { ProgrammeCommand } from './domain/programme/commands';
import { decideProgramme } from './domain/programme/decide';
import { programmeEffects } from './domain/programme/effects';
import type { ProgrammeEvent } from './domain/programme/events';
import { evolveProgramme } from './domain/programme/evolve';
import { noProgramme, type Programme } from './domain/programme/programme';
import { waitsOfCustomer, waitsOfProgramme } from './domain/waiting/waits';

/** A partner's transition: one document per partner tenant. */
export const programmeAggregate: AggregateType<Programme, ProgrammeCommand, ProgrammeEvent> = {
  type: 'programme',
  initial: noProgramme,
  decide: decideProgramme,
  evolve: evolveProgramme,
  effects: programmeEffects,
  waits: waitsOfProgramme,
};

/** One customer of a partner. */
export const customerAggregate: AggregateType<Customer, CustomerCommand, CustomerEvent> = {
  type: 'customer',
  initial: noCustomer,
  decide: decideCustomer,
  evolve: evolveCustomer,
  effects: customerEffects,
  waits: waitsOfCustomer,
};

export const programmeRef = (partnerTenant: string): AggregateRef => ({ pk: partnerTenant, id: 'programme' });

const customerPrefix = 'customer:';

export const customerRef = (partnerTenant: string, customerId: string): AggregateRef => ({
  pk: partnerTenant,
  id: `${customerPrefix}${customerId}`,
});

/** The customer's id, when the aggregate is a customer. */
export const customerIdOf = (ref: AggregateRef): string | undefined =>
  ref.id.startsWith(customerPrefix) ? ref.id.slice(customerPrefix.length) : undefined;

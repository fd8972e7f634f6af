import { customerAggregate, customerRef, programmeAggregate, programmeRef } from './aggregates';
import { type Clock, instant } from './clock';
import type { CustomerCommand } from './domain/customer/commands';
import { type Customer, noCustomer } from './domain/customer/customer';
import type { ProgrammeCommand } from './domain/programme/commands';
import { noProgramme, type Programme } from './domain/programme/programme';
import { refuse } from './domain/refusal';
import { type ExecuteDeps, type Executed, execute } from './execute';
import { lookAgain } from './lookAgain';
import type { ObserveDeps } from './observe';
import type { Organization } from './organizations';
import type { PresentDeps } from './present/present';
import type { Store } from './store/store';

/** What the actions decide with: commands on the two aggregates, and the reads they join. */
export interface Workflow extends ObserveDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly undoMs: number;
  readonly enrollmentUndoMs: number;
  readonly organization: (tenantId: string) => Organization | undefined;
  readonly holdersOf: PresentDeps['holdersOf'];
  readonly now: () => string;
  /** The instant that many milliseconds from now. */
  readonly after: (ms: number) => string;
  readonly onProgramme: (partnerTenant: string, command: ProgrammeCommand) => Promise<Executed<Programme>>;
  readonly onCustomer: (
    partnerTenant: string,
    customerId: string,
    command: CustomerCommand,
  ) => Promise<Executed<Customer>>;
  /** A person of that tenant looks at a card: what it is about is read from Partner Center soon. */
  readonly lookAgain: (tenantId: string, subject: string) => Promise<void>;
}

export function createWorkflow(
  deps: ExecuteDeps & ObserveDeps & Pick<Workflow, 'undoMs' | 'enrollmentUndoMs' | 'organization' | 'holdersOf'>,
): Workflow {
  // A transition belongs to a partner: no command, whoever sends it, opens one in a provider's partition (ROL-8).
  const isPartner = (tenantId: string) => deps.organization(tenantId)?.side === 'partner';
  return {
    ...deps,
    now: () => instant(deps.clock),
    after: (ms) => instant(deps.clock, ms),
    onProgramme: async (partnerTenant, command) =>
      isPartner(partnerTenant)
        ? execute(deps, programmeAggregate, programmeRef(partnerTenant), [command])
        : notThere(noProgramme),
    onCustomer: async (partnerTenant, customerId, command) =>
      isPartner(partnerTenant)
        ? execute(deps, customerAggregate, customerRef(partnerTenant, customerId), [command])
        : notThere(noCustomer),
    lookAgain: (tenantId, subject) => lookAgain(deps, tenantId, subject),
  };
}

const notThere = <S>(state: S): Executed<S> => ({
  state,
  seq: 0,
  happened: false,
  refusal: refuse('ROL-8', 'unknown'),
});

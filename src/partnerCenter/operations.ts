import { z } from 'zod';
import type { PartnerCenterConnection, PortalOperations } from './partnerCenter';

/**
 * What Microsoft offers in its portal only (partner-center 4.12): no published call exists. Only a simulator offers
 * these over HTTP. `programmeFacts` are the dates and statuses of the partner's account that no interface tells.
 */
export const portalOnlyOperations = [
  'enrollment',
  'resellerAgreement',
  'partnershipInvitations',
  'acceptPartnership',
  'extendRelationship',
  'invitationLink',
  'programmeFacts',
] as const;

/** What changes something and has a call; which one it is depends on the protocol of the transfer. */
export const callableOperations = [
  'confirmAgreement',
  'openTransfer',
  'acceptTransfer',
  'rejectTransfer',
  'cancelTransfer',
] as const;

export type Operation = (typeof portalOnlyOperations)[number] | (typeof callableOperations)[number];

/** `api`: the connection does it. `portal`: a person does it there, and says so here. */
export type How = 'api' | 'portal';

/** How each operation is done on one tenant's side. Reading has no entry: what cannot be read has no connection. */
export type Operations = Readonly<Record<Operation, How>>;

const operations: readonly Operation[] = [...portalOnlyOperations, ...callableOperations];

/** The organizations file says where a side differs from the default. */
export const operationOverrides = z.partialRecord(
  z.enum([...portalOnlyOperations, ...callableOperations]),
  z.enum(['api', 'portal']),
);

interface Side {
  readonly side: 'partner' | 'provider';
  readonly connection: {
    /** A simulator, which offers over HTTP what Microsoft offers in its portal only. */
    readonly portal: boolean;
    readonly operations?: z.infer<typeof operationOverrides> | undefined;
  };
}

/**
 * How a side's operations are done. A simulator's connection offers all; a real one nothing of what only the portal
 * does, and on a provider's side nothing that changes something: a distributor's own systems decide there.
 */
export function operationsOf({ side, connection }: Side): Operations {
  const usual = (operation: Operation): How => {
    if (connection.portal) return 'api';
    return isPortalOnly(operation) || side === 'provider' ? 'portal' : 'api';
  };
  const declared = Object.fromEntries(operations.map((one) => [one, usual(one)])) as Record<Operation, How>;
  return { ...declared, ...connection.operations };
}

/** The operation that an answer to a request is. */
export const answerOperations = {
  accept: 'acceptTransfer',
  reject: 'rejectTransfer',
  withdraw: 'cancelTransfer',
} as const satisfies Record<string, Operation>;

/** A connection that does everything by itself, as the simulator's. */
export const everythingByApi = operationsOf({ side: 'partner', connection: { portal: true } });

/** Hosts of Microsoft's own service (partner-center 1.1). */
const microsoftHosts = ['partnercenter.microsoft.com', 'partnercenterapi.microsoftonline.cn'];

/** What is wrong with a side's declaration; one sentence for each fault. */
export function faultsIn({ connection }: Side, baseUrl: string): readonly string[] {
  const { hostname } = new URL(baseUrl);
  const real = microsoftHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
  if (real && connection.portal)
    return [`connection.portal: ${hostname} is not a simulator; what only the portal does cannot be called there`];
  if (connection.portal) return [];
  return portalOnlyOperations
    .filter((one) => connection.operations?.[one] === 'api')
    .map((one) => `connection.operations.${one}: Microsoft offers no API for it; it can only be "portal"`);
}

/** How a tenant does an operation; without a connection everything is done in the portal. */
export const howIs = (connection: PartnerCenterConnection | undefined, operation: Operation): How =>
  connection?.operations[operation] ?? 'portal';

/** Whether a tenant's own connection still shows something. */
export const mayRead = (connection: PartnerCenterConnection | undefined): boolean =>
  connection !== undefined && connection.ended !== true;

/** What to call for an operation that only a simulator offers; undefined: a person does it in the portal. */
export const portalCalls = (
  connection: PartnerCenterConnection | undefined,
  operation: (typeof portalOnlyOperations)[number],
): PortalOperations | undefined => (howIs(connection, operation) === 'api' ? connection?.portal : undefined);

const isPortalOnly = (operation: Operation): boolean =>
  (portalOnlyOperations as readonly Operation[]).includes(operation);

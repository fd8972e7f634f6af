import { v5 as uuid5 } from 'uuid';
import { companyKey } from './companyName';
import { foldName } from './foldName';

/** Namespace of every id Passerelle derives. */
const namespace = 'a2f5d0c4-6a3e-4f0b-9a51-3d1f0f4c7b62';

/** A deterministic GUID: the same parts always give the same id. */
export const deterministicId = (...parts: readonly (string | number)[]): string => uuid5(parts.join('\n'), namespace);

/** What a card id refers to. Ids of the partner's own things name them; a transfer's id is opaque and needs a pointer. */
export type ThingRef =
  | { readonly kind: 'status' }
  | { readonly kind: 'enrollment' }
  | { readonly kind: 'incentives' }
  | { readonly kind: 'access' }
  | { readonly kind: 'revenue' }
  /** What the reader's last digest says. */
  | { readonly kind: 'digest' }
  | { readonly kind: 'partnership'; readonly provider: string }
  /** A provider's column of the checklist, by the key of its name. */
  | { readonly kind: 'providerAnswers'; readonly key: string }
  | { readonly kind: 'relationship'; readonly customerId: string; readonly provider: string }
  /** `after`: the number of the earlier request that the new one corrects or completes. */
  | { readonly kind: 'transferDraft'; readonly customerId: string; readonly provider: string; readonly after?: number }
  | { readonly kind: 'customer' | 'check'; readonly customerId: string }
  | { readonly kind: 'adviser'; readonly customerId: string; readonly provider: string }
  /** What cannot be transferred of a customer, and the plan for one of these subscriptions. */
  | { readonly kind: 'plans'; readonly customerId: string; readonly provider: string }
  | {
      readonly kind: 'plan';
      readonly customerId: string;
      readonly provider: string;
      readonly subscriptionId: string;
    }
  | { readonly kind: 'invitation'; readonly customerId: string; readonly provider: string }
  | { readonly kind: 'newCustomer'; readonly customerId: string; readonly provider: string }
  | { readonly kind: 'tenantRequest'; readonly pointer: string }
  | { readonly kind: 'transfer'; readonly pointer: string }
  | { readonly kind: 'agreement'; readonly pointer: string }
  /** A provider's link with a partner. */
  | { readonly kind: 'link'; readonly pointer: string };

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The card id of a thing; {@link parseThingId} reads it back. */
export function thingId(thing: ThingRef): string {
  switch (thing.kind) {
    case 'status':
    case 'enrollment':
    case 'incentives':
    case 'access':
    case 'revenue':
    case 'digest':
      return thing.kind;
    case 'providerAnswers':
      return `providerAnswers:${thing.key}`;
    case 'partnership':
      return `partnership:${thing.provider}`;
    case 'relationship':
    case 'adviser':
    case 'plans':
    case 'invitation':
    case 'newCustomer':
      return `${thing.kind}:${thing.customerId}:${thing.provider}`;
    case 'transferDraft': {
      const id = `${thing.kind}:${thing.customerId}:${thing.provider}`;
      return thing.after === undefined ? id : `${id}:${thing.after}`;
    }
    case 'plan':
      return `plan:${thing.customerId}:${thing.provider}:${thing.subscriptionId}`;
    case 'customer':
    case 'check':
      return `${thing.kind}:${thing.customerId}`;
    case 'transfer':
    case 'agreement':
    case 'tenantRequest':
    case 'link':
      return `${thing.kind}:${thing.pointer}`;
    default: {
      const never: never = thing;
      return never;
    }
  }
}

/** Things of which a tenant has one: the kind is the id. */
const single = ['status', 'enrollment', 'incentives', 'access', 'revenue', 'digest'] as const;
const isSingle = (kind: string): kind is (typeof single)[number] => (single as readonly string[]).includes(kind);
type OfProvider = 'relationship' | 'transferDraft' | 'adviser' | 'plans' | 'invitation' | 'newCustomer';

/** Kinds whose ids name a customer and a provider. */
const isOfProvider = (kind: string): kind is OfProvider =>
  ['relationship', 'transferDraft', 'adviser', 'plans', 'invitation', 'newCustomer'].includes(kind);

/** Undefined for anything that is not an id this program makes. The id grants nothing: it is read in the actor's own partition. */
export function parseThingId(id: string): ThingRef | undefined {
  const [kind = '', first = '', second = '', ...rest] = id.split(':');
  if (kind === 'transferDraft' && rest.length === 1 && /^[1-9]\d{0,5}$/.test(rest[0] ?? '')) {
    const draft = parseThingId(`${kind}:${first}:${second}`);
    return draft?.kind === 'transferDraft' ? { ...draft, after: Number(rest[0]) } : undefined;
  }
  if (kind === 'plan') {
    const [subscriptionId = '', ...more] = rest;
    return more.length === 0 && [first, second, subscriptionId].every((part) => guid.test(part))
      ? { kind, customerId: first, provider: second, subscriptionId }
      : undefined;
  }
  if (rest.length > 0) return undefined;
  if (isSingle(kind)) return id === kind ? { kind } : undefined;
  if (!guid.test(first)) return undefined;
  if (isOfProvider(kind)) return guid.test(second) ? { kind, customerId: first, provider: second } : undefined;
  if (second !== '') return undefined;
  if (kind === 'partnership') return { kind, provider: first };
  if (kind === 'providerAnswers') return { kind, key: first };
  if (kind === 'customer' || kind === 'check') return { kind, customerId: first };
  if (kind === 'transfer' || kind === 'agreement' || kind === 'tenantRequest' || kind === 'link')
    return { kind, pointer: first };
  return undefined;
}

/** The pointer of a transfer: unique across partners, so that two partners' requests for one customer never meet. */
export const transferPointer = (partnerTenant: string, customerId: string, n: number): string =>
  deterministicId('transfer', partnerTenant, customerId, n);

/** The pointer of the request to a provider to record a customer's agreement. */
export const agreementPointer = (partnerTenant: string, customerId: string, provider: string): string =>
  deterministicId('agreement', partnerTenant, customerId, provider);

/** The pointer of a request for a new customer's tenant in the provider's partition. */
export const tenantRequestPointer = (partnerTenant: string, customerId: string, provider: string): string =>
  deterministicId('tenantRequest', partnerTenant, customerId, provider);

/** The pointer of a provider's link with a partner. */
export const linkPointer = (partnerTenant: string, provider: string): string =>
  deterministicId('link', partnerTenant, provider);

/** Id of a customer that the book does not hold yet: the same company name always means the same customer. */
export const newCustomerId = (partnerTenant: string, name: string): string =>
  deterministicId('newCustomer', partnerTenant, companyKey(name));
/** The key of a provider in the checklist: the same name always means the same provider. */
export const providerKey = (name: string): string => deterministicId('provider', foldName(name));

import type { TenantRequest } from '../domain/customer/newCustomer';
import type { AgreementForProvider } from '../domain/customer/projectAgreement';
import { type Link, link } from './links';
import { items } from './sections';
import type { Row } from './transferRows';
import type { Words } from './words';

/** What waits for a provider besides transfer requests. */
export type QueueItem =
  | { readonly thing: 'agreement'; readonly id: string; readonly request: AgreementForProvider }
  | { readonly thing: 'tenantRequest'; readonly id: string; readonly request: TenantRequest };

const turns = { open: 'turnOpen', recording: 'turnRecording', stated: 'turnStated', satisfied: 'turnSatisfied' };

export function queueItemRow(words: Words, item: QueueItem): Row {
  if (item.thing === 'tenantRequest') {
    const { customerName: customer, partnerName: partner, at } = item.request;
    return {
      title: words.say('newCustomer.row', { customer }),
      detail: items([words.say('newCustomer.rowDetail', { partner, when: words.when(at) })]),
    };
  }
  const { request } = item;
  return {
    title: words.say('agreementRequest.row', {
      customer: request.customerName,
      turn: words.raw(`agreementRequest.${turns[request.status]}`),
    }),
    detail: items([
      words.say('agreementRequest.rowDetail', { partner: request.partnerName, when: words.when(request.askedAt) }),
    ]),
  };
}

export const queueItemLink = (words: Words, { thing, id, request }: QueueItem): Link =>
  thing === 'agreement'
    ? link(words, 'agreement', id, 'button.agreement', { name: request.customerName })
    : link(words, 'tenantRequest', id, 'newCustomer.openRequest', { name: request.customerName });

/** When the provider was asked. */
export const askedAt = (item: QueueItem): string =>
  item.thing === 'agreement' ? item.request.askedAt : item.request.at;

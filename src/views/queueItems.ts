import type { AgreementForProvider } from '../domain/customer/projectAgreement';
import { type Link, link } from './links';
import { items } from './sections';
import type { Row } from './transferRows';
import type { Words } from './words';

/** What waits for a provider besides transfer requests. */
export interface QueueItem {
  readonly thing: 'agreement';
  readonly id: string;
  readonly request: AgreementForProvider;
}

const turns = { open: 'turnOpen', recording: 'turnRecording', stated: 'turnStated', satisfied: 'turnSatisfied' };

export const queueItemRow = (words: Words, { request }: QueueItem): Row => ({
  title: words.say('agreementRequest.row', {
    customer: request.customerName,
    turn: words.raw(`agreementRequest.${turns[request.status]}`),
  }),
  detail: items([
    words.say('agreementRequest.rowDetail', { partner: request.partnerName, when: words.when(request.askedAt) }),
  ]),
});

export const queueItemLink = (words: Words, { id, request }: QueueItem): Link =>
  link(words, 'agreement', id, 'button.agreement', { name: request.customerName });

import MailComposer from 'nodemailer/lib/mail-composer';
import type { Letter } from '../domain/customer/invitation';
import { wellFormed } from './wellFormed';

/**
 * The letter as a file that a mail program opens for sending: no sender, no recipient, one plain text. `X-Unsent` makes
 * it open as a draft. Whatever the text holds stays text: the composer encodes headers and body.
 */
export function mailFile({ subject, body }: Letter, date: Date): Promise<Buffer> {
  const message = new MailComposer({
    subject: wellFormed(subject.replace(/\s+/gu, ' ')),
    text: wellFormed(body),
    headers: { 'X-Unsent': '1' },
    date,
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return new Promise((resolve, reject) => {
    message.build((error, file) => (error === null ? resolve(file) : reject(error)));
  });
}

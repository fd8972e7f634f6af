import { findPerson } from '../people';
import { type ReceiptDocument, receiptId } from '../store/documents/receiptDocument';
import { documentVersion } from '../store/store';
import { upsert } from '../store/upsert';
import type { HandlerContext, Job } from './handler';
import type { Told } from './told';

/** Whose turn it is, and who asked for it. */
export interface AddressedTurn {
  /** What the card at the provider is about, and what the sender's is about. */
  readonly subject: string;
  readonly senderSubject: string;
  readonly sender?: string | undefined;
  readonly provider: string;
}

/**
 * Starts the receipt of a turn of the provider's on the sender's side, before anything is sent. In a rehearsal the person
 * plays the provider: that nobody is there is not worth saying.
 */
export async function noteAddressed(
  context: HandlerContext,
  job: Job,
  { subject, senderSubject, sender, provider }: AddressedTurn,
  named: readonly Told[],
): Promise<void> {
  const { pk, seq: revision } = job.doc;
  if (context.organization(pk)?.rehearsalOf !== undefined) return;
  const meant = named.filter(({ person, turn }) => turn && person.tenantId === provider);
  const there = meant.filter(({ silent }) => silent !== true);
  const unreached = meant.filter(({ silent }) => silent === true).map(({ person }) => person.userId);
  const people = await Promise.all(there.map(({ person }) => findPerson(context.store, person)));
  const [language, ...others] = new Set(people.map((person) => person?.language));
  const linked = await context.pairing.reaches(pk, provider);
  const key = { pk, id: receiptId(subject) };
  await upsert<ReceiptDocument>(context.store, 'records', key, (current) =>
    current !== undefined && current.revision >= revision
      ? undefined
      : {
          ...key,
          type: 'receipt',
          v: documentVersion,
          revision,
          senderSubject,
          ...(sender === undefined ? {} : { sender }),
          addressed: there.map(({ person }) => person.userId),
          ...(unreached.length === 0 ? {} : { unreached }),
          told: [],
          failed: [],
          ...(linked ? {} : { unlinked: true as const }),
          ...(language === undefined || others.length > 0 ? {} : { language }),
        },
  );
}

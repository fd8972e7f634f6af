import type { PersonRef } from './domain/actor';
import type { Refusal } from './domain/refusal';
import { documentVersion, type Store, type StoredDocument } from './store/store';
import { upsert } from './store/upsert';

/** A refusal is explained for a day. */
const keptMs = 24 * 60 * 60_000;

/** What a person was refused last: rule, reason and what it was about; never what they typed. */
export interface LastRefusal {
  readonly refusal: Pick<Refusal, 'rule' | 'reason' | 'roles' | 'about'>;
  /** The card it was about. */
  readonly subject: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

interface RefusalDocument extends StoredDocument, LastRefusal {
  readonly type: 'refusal';
}

const keyOf = ({ tenantId, userId }: PersonRef) => ({ pk: tenantId, id: `refusal:${userId}` });

/** Keeps the person's last refusal for `why`, in the work container of their own tenant. */
export async function rememberRefusal(
  store: Store,
  person: PersonRef,
  { refusal, subject, at }: LastRefusal,
): Promise<void> {
  const { rule, reason, roles, about } = refusal;
  const key = keyOf(person);
  await upsert<RefusalDocument>(store, 'work', key, () => ({
    ...key,
    type: 'refusal',
    v: documentVersion,
    refusal: {
      rule,
      reason,
      ...(roles === undefined ? {} : { roles }),
      ...(about === undefined ? {} : { about }),
    },
    subject,
    at,
    expiresAt: new Date(Date.parse(at) + keptMs).toISOString(),
  }));
}

export async function lastRefusalOf(store: Store, person: PersonRef): Promise<LastRefusal | undefined> {
  const { pk, id } = keyOf(person);
  return (await store.read<RefusalDocument>('work', pk, id))?.doc;
}

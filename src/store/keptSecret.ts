import { randomBytes } from 'node:crypto';
import { documentVersion, type Store, StoreConflict, type StoredDocument } from './store';

interface SecretDocument extends StoredDocument {
  readonly type: 'secret';
  readonly secret: string;
}

/** A secret for signing addresses, made once and shared by all instances through the store. */
export async function keptSecret(store: Store, id: string): Promise<string> {
  const key = { pk: 'passerelle', id };
  const stored = await store.read<SecretDocument>('work', key.pk, key.id);
  if (stored !== undefined) return stored.doc.secret;
  const secret = randomBytes(32).toString('base64url');
  try {
    await store.create<SecretDocument>('work', { ...key, type: 'secret', v: documentVersion, secret });
    return secret;
  } catch (error) {
    if (error instanceof StoreConflict) return keptSecret(store, id);
    throw error;
  }
}

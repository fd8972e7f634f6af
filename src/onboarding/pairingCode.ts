import { createHash, randomInt } from 'node:crypto';
import { documentVersion, type Store, type StoredDocument } from '../store/store';

/** No 0, 1, I, L, O and U: nothing that is read or heard as something else. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Twelve of thirty characters: 58 random bits. */
const groups = 3;
const groupLength = 4;

/** How long a code links, in milliseconds: seven days. */
export const pairingCodeMs = 7 * 24 * 3_600_000;

/** All codes stand in one partition of their own: none of them is in the provider's before the provider confirms. */
const partition = 'pairing';

/** What a code stands for. Under the hash of the code and of the tenant that may confirm it; the code itself is nowhere. */
interface PairingCodeDocument extends StoredDocument {
  readonly type: 'pairingCode';
  readonly partnerTenant: string;
  /** Names the code in the partner's programme. */
  readonly codeId: string;
}

/** A new code, as people give it to one another: `K7RD-2MXP-9TQW`. */
export const newPairingCode = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => alphabet.charAt(randomInt(alphabet.length))).join(''),
  ).join('-');

/** The code in a typed text, whatever separates its groups; undefined when it cannot be one. */
export function readPairingCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const isCode = plain.length === groups * groupLength && [...plain].every((one) => alphabet.includes(one));
  return isCode ? plain : undefined;
}

export async function keepPairingCode(
  store: Store,
  code: string,
  names: {
    readonly provider: string;
    readonly partnerTenant: string;
    readonly codeId: string;
    readonly expiresAt: string;
  },
): Promise<void> {
  const { provider, ...kept } = names;
  await store.create<PairingCodeDocument>('work', {
    pk: partition,
    id: idOf(provider, code),
    type: 'pairingCode',
    v: documentVersion,
    ...kept,
  });
}

/** What the code stands for when that tenant confirms it; a code for another tenant is no code. */
export const findPairingCode = async (
  store: Store,
  provider: string,
  code: string,
): Promise<Pick<PairingCodeDocument, 'partnerTenant' | 'codeId'> | undefined> =>
  (await store.read<PairingCodeDocument>('work', partition, idOf(provider, code)))?.doc;

const idOf = (provider: string, code: string): string =>
  createHash('sha256')
    .update(`${provider}\n${code.replaceAll('-', '')}`)
    .digest('hex');

import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { ExportSignature } from '../export/exportRecord';
import type { Finding } from './finding';
import type { Line } from './readLines';

/** The public key in PEM; undefined when it is none that signs exports. */
export function readPublicKey(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined;
  } catch {
    return undefined;
  }
}

const keyId = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');

/** Whether the last line is the signature of this key over every byte before it. */
export function checkSignature(file: Buffer, lines: readonly Line[], key: KeyObject): readonly Finding[] {
  const last = lines.at(-1);
  const record = last?.record;
  const line = last?.number ?? 0;
  if (last === undefined || record?.kind !== 'signature')
    return [{ line, what: 'The file does not end with its signature: lines are missing at the end, or were added.' }];
  if (record.key !== keyId(key)) return [{ line, what: 'The file was signed with another key than the one given.' }];
  const signature = Buffer.from(String(record.value), 'base64url');
  const exact = sameBytes(file.subarray(last.from, last.to), record, signature);
  const right = verify('sha256', file.subarray(0, last.from), { key, dsaEncoding: 'ieee-p1363' }, signature);
  return exact && right
    ? []
    : [{ line, what: 'The signature does not fit: something before this line, or the signature, was changed.' }];
}

/** The line holds the signature and nothing else, in the one spelling there is: no two lines mean the same. */
function sameBytes(line: Buffer, { alg, key }: ExportSignature, signature: Buffer): boolean {
  const json = JSON.stringify({ kind: 'signature', alg: 'ES256', key, value: signature.toString('base64url') });
  const text = line.toString('utf8');
  return alg === 'ES256' && (text === `${json}\n` || text.endsWith(`,"${json.replaceAll('"', '""')}"\r\n`));
}

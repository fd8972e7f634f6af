import { createECDH, type KeyObject } from 'node:crypto';

/** Order of the group of P-256 (FIPS 186). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** ECDSA with P-256 over a hash made elsewhere, as a vault does it and Node does not offer: r and s of 32 bytes each. */
export function signHash(privateKey: KeyObject, hash: Buffer): Buffer {
  const secret = numberOf(Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url'));
  const once = createECDH('prime256v1');
  const point = once.generateKeys();
  const r = numberOf(point.subarray(1, 33)) % order;
  const s = (inverse(numberOf(once.getPrivateKey())) * (numberOf(hash) + r * secret)) % order;
  return Buffer.from([r, s].map((part) => part.toString(16).padStart(64, '0')).join(''), 'hex');
}

const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);

/** By Fermat: to the power of the order less two. */
function inverse(value: bigint): bigint {
  let [result, base] = [1n, value % order];
  for (let left = order - 2n; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * base) % order;
    base = (base * base) % order;
  }
  return result;
}

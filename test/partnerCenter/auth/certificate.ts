import { generateKeyPairSync, sign } from 'node:crypto';

const der = (tag: number, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...content: Buffer[]) => der(0x30, ...content);
const objectId = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const time = (at: Date) => der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/gu, '').slice(2, 14)}Z`, 'ascii'));

/** A self-signed certificate with its private key in one PEM text, and the certificate alone. */
export function makeCertificate({ lastsMs = 86_400_000 } = {}): { both: string; certificate: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const algorithm = sequence(objectId('2a864886f70d01010b'), der(0x05));
  const name = sequence(der(0x31, sequence(objectId('550403'), der(0x0c, Buffer.from('test')))));
  const from = new Date(Date.now() - 2 * 86_400_000);
  const body = sequence(
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    sequence(time(from), time(new Date(Date.now() + lastsMs))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const base64 = sequence(body, algorithm, signature).toString('base64').replace(/.{64}/gu, '$&\n');
  const certificate = `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
  return { certificate, both: `${certificate}${privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()}` };
}

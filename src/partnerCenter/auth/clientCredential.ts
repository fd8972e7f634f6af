import { createPrivateKey, X509Certificate } from 'node:crypto';
import { ConnectionFault } from './connectionFault';

/** How the application proves itself. */
export type ClientCredential =
  | { readonly kind: 'secret'; readonly value: string }
  /** PEM text with the certificate and its private key. */
  | { readonly kind: 'certificate'; readonly pem: string };

type MsalCredential =
  | { readonly clientSecret: string }
  | {
      readonly clientCertificate: {
        readonly thumbprintSha256: string;
        readonly privateKey: string;
        readonly x5c: string;
      };
    };

/** The credential in MSAL's form. Throws {@link ConnectionFault} when the certificate is unreadable or over. */
export function msalCredential(credential: ClientCredential, now: Date): MsalCredential {
  if (credential.kind === 'secret') return { clientSecret: credential.value };
  const { certificate, privateKey } = readCertificate(credential.pem);
  if (Date.parse(certificate.validTo) <= now.getTime()) throw new ConnectionFault('certificateExpired');
  return {
    clientCertificate: {
      thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
      privateKey,
      x5c: certificate.toString(),
    },
  };
}

function readCertificate(pem: string) {
  try {
    const certificate = new X509Certificate(pem);
    const key = createPrivateKey(pem);
    if (!certificate.checkPrivateKey(key)) throw new Error('key and certificate do not belong together');
    return { certificate, privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
  } catch {
    // The cause could repeat parts of the key.
    throw new ConnectionFault('certificateUnreadable');
  }
}

import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signHash } from './signHash';

interface Version {
  readonly id: string;
  readonly value: string;
  readonly tags: Record<string, string>;
  readonly created: number;
}

export interface FakeKeyVault {
  readonly url: string;
  /** Every version of a secret, the current one last. */
  versions(name: string): readonly Version[];
  /** From now on every request gets this status. */
  fail(status: number | undefined): void;
  /** Delays writes, so that they cross. */
  slow(ms: number): void;
  /** The next version of the secret that is written goes below the current one. */
  hideNext(name: string): void;
  /** How often versions were listed. */
  listings(): number;
  close(): Promise<void>;
}

/**
 * Azure Key Vault's secrets as its REST reference describes them: `PUT` and `GET /secrets/{name}`, a version by its id,
 * the list of versions; without a token 401 with the challenge that says where to get one.
 */
export async function createFakeKeyVault(): Promise<FakeKeyVault> {
  const secrets = new Map<string, Version[]>();
  let failure: number | undefined;
  let slowMs = 0;
  let counter = 0;
  let listed = 0;
  const hidden = new Set<string>();
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => {
        response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
        response.end(JSON.stringify(body));
      };
      const refuse = (status: number, code: string, headers?: Record<string, string>) =>
        answer(status, { error: { code, message: code } }, headers);
      if (request.headers.authorization === undefined) {
        refuse(401, 'Unauthorized', {
          'WWW-Authenticate':
            'Bearer authorization="https://login.microsoftonline.com/00000000-0000-0000-0000-000000000001", resource="https://vault.azure.net"',
        });
        return;
      }
      if (failure !== undefined) {
        refuse(failure, failure === 403 ? 'Forbidden' : 'Failed');
        return;
      }
      const [, collection, name = '', version, operation] = new URL(request.url ?? '/', url()).pathname.split('/');
      if (collection === 'keys') {
        if (request.method === 'POST' && operation === 'sign') {
          const { alg, value } = JSON.parse(text) as { alg: string; value: string };
          answer(200, {
            kid: keyId(name),
            value: signDigest(Buffer.from(value, 'base64url'), alg).toString('base64url'),
          });
        } else answer(200, { key: jwkOf(name), attributes: { enabled: true, created: 1, updated: 1 } });
        return;
      }
      const found = secrets.get(name) ?? [];
      if (request.method === 'PUT') {
        const { value, tags = {} } = JSON.parse(text) as { value: string; tags?: Record<string, string> };
        setTimeout(() => {
          counter += 1;
          const id = counter.toString(16).padStart(32, '0');
          const made = { id, value, tags, created: counter };
          const before = secrets.get(name) ?? [];
          secrets.set(name, hidden.delete(name) ? [made, ...before] : [...before, made]);
          answer(200, bundle(name, made, true));
        }, slowMs);
        return;
      }
      if (version === 'versions') {
        listed += 1;
        answer(200, { value: found.map((one) => bundle(name, one, false)), nextLink: null });
      } else {
        const wanted = version ? found.find((one) => one.id === version) : found.at(-1);
        if (wanted === undefined) refuse(404, 'SecretNotFound');
        else answer(200, bundle(name, wanted, true));
      }
    });
  });
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const keyId = (name: string) => `${url()}/keys/${name}/00000000000000000000000000000001`;
  const jwkOf = (name: string) =>
    name === 'rsa'
      ? { kid: keyId(name), kty: 'RSA', n: 'AQAB', e: 'AQAB', key_ops: ['sign'] }
      : { kid: keyId(name), ...publicKey.export({ format: 'jwk' }), key_ops: ['sign', 'verify'] };
  /** ES256 over a hash that was made elsewhere: r and s, as the vault answers them. */
  const signDigest = (digest: Buffer, alg: string): Buffer => {
    if (alg !== 'ES256' || digest.length !== 32) throw new Error('the vault signs SHA-256 hashes with ES256');
    return signHash(privateKey, digest);
  };
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bundle = (name: string, { id, value, tags, created }: Version, whole: boolean) => ({
    ...(whole ? { value } : {}),
    id: `${url()}/secrets/${name}/${id}`,
    attributes: { enabled: true, created, updated: created, recoveryLevel: 'Recoverable+Purgeable' },
    tags,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: url(),
    versions: (name) => secrets.get(name) ?? [],
    fail: (status) => {
      failure = status;
    },
    hideNext: (name) => void hidden.add(name),
    listings: () => listed,
    slow: (ms) => {
      slowMs = ms;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

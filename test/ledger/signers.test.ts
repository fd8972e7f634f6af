import { createPublicKey, verify } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileSigner } from '../../src/ledger/signing/fileSigner';
import { createKeyVaultSigner } from '../../src/ledger/signing/keyVaultSigner';
import type { LedgerSigner } from '../../src/ledger/signing/ledgerSigner';
import { createFakeKeyVault, type FakeKeyVault } from '../secrets/fakeKeyVault';

let directory: string;
let file: string;
let vault: FakeKeyVault;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-key-'));
  file = join(directory, 'deep', 'ledger-key.pem');
  vault = await createFakeKeyVault();
});
afterEach(async () => {
  rmSync(directory, { recursive: true });
  await vault.close();
});

const keyVault = (name = 'ledger') =>
  createKeyVaultSigner({
    url: vault.url,
    name,
    credential: { getToken: async () => ({ token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 }) },
    client: {
      allowInsecureConnection: true,
      disableChallengeResourceVerification: true,
      retryOptions: { maxRetries: 0 },
    } as never,
  });

async function signed(signer: LedgerSigner, ...chunks: readonly string[]): Promise<Buffer> {
  const signing = signer.begin();
  for (const chunk of chunks) signing.update(Buffer.from(chunk));
  return signing.finish();
}

const fits = async (signer: LedgerSigner, text: string, signature: Buffer): Promise<boolean> => {
  const key = createPublicKey((await signer.key()).pem);
  return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, signature);
};

test.each([
  ['a file', () => createFileSigner(file)],
  ['Azure Key Vault', () => keyVault()],
])('issue 6: %s signs the bytes in their order, ES256, with the key it names', async (_name, open) => {
  const signer = open();
  const signature = await signed(signer, 'one', 'two');
  expect(signature).toHaveLength(64);
  expect(await fits(signer, 'onetwo', signature)).toBe(true);
  expect(await fits(signer, 'onetwo.', signature)).toBe(false);
  expect((await open().key()).id).toBe((await signer.key()).id);
});

test('issue 6: the key is made at first use for this account alone, with its public half beside it', async () => {
  const { pem } = await createFileSigner(file).key();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(`${file}.pub`, 'utf8')).toBe(pem);
  expect(pem).toContain('BEGIN PUBLIC KEY');
});

test('issue 6: of instances that start together one makes the key, and all of them have it', async () => {
  const ids = await Promise.all([1, 2, 3, 4].map(async () => (await createFileSigner(file).key()).id));
  expect(new Set(ids).size).toBe(1);
});

test('issue 6: a key that other accounts may read, or that is none, is refused without a word of it', async () => {
  await createFileSigner(file).key();
  const secret = readFileSync(file, 'utf8').split('\n')[1] ?? '';
  chmodSync(file, 0o644);
  const refused = await createFileSigner(file)
    .key()
    .catch((error: Error) => error.message);
  expect(refused).toMatch(/can be read by other accounts \(mode 644\)/);
  expect(refused).not.toContain(secret);
  writeFileSync(file, 'no key', { mode: 0o600 });
  chmodSync(file, 0o600);
  await expect(createFileSigner(file).key()).rejects.toThrow('cannot be used');
});

test('issue 6: Key Vault is asked for nothing but the signature, and what it refuses is said by its status', async () => {
  vault.fail(403);
  await expect(keyVault().key()).rejects.toThrow('Key Vault did not sign (403)');
  vault.fail(undefined);
  const signer = keyVault();
  await signer.key();
  vault.fail(503);
  await expect(signed(signer, 'one')).rejects.toThrow('Key Vault did not sign (503)');
  vault.fail(undefined);
  expect(await fits(signer, 'one', await signed(signer, 'one'))).toBe(true);
  await expect(keyVault('rsa').key()).rejects.toThrow('is not an EC key on P-256');
});

import { writeFileSync } from 'node:fs';
import { ConfigError, readLedgerKey } from '../../config';
import { LedgerKeyError } from './ledgerSigner';
import { openSigner } from './openSigner';

/** `npm run ledger:key [FILE]`: writes the public key to a file, or prints it. Makes the key where there is none yet. */
async function main([file]: readonly string[]): Promise<void> {
  try {
    const { id, pem } = await openSigner(readLedgerKey(process.env)).key();
    if (file === undefined) process.stdout.write(pem);
    else writeFileSync(file, pem);
    process.stderr.write(`Key ${id}${file === undefined ? '' : `, written to ${file}`}\n`);
  } catch (error) {
    if (!(error instanceof LedgerKeyError || error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

void main(process.argv.slice(2));

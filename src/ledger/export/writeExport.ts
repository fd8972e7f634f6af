import { stringify } from 'csv-stringify/sync';
import type { LedgerSigner } from '../signing/ledgerSigner';
import { csvCells, csvColumns, type ExportRecord, type ExportSignature } from './exportRecord';

export const exportFormats = ['jsonl', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const chunkBytes = 32 * 1024;

/**
 * The file, piece by piece: one record a line, and at the end the signature over every byte before its own line. Nothing
 * but the piece in hand is held.
 */
export async function* writeExport(
  records: AsyncIterable<ExportRecord>,
  format: ExportFormat,
  signer: LedgerSigner,
): AsyncGenerator<Buffer> {
  const line = format === 'csv' ? csvLine : jsonLine;
  const key = await signer.key();
  const signing = signer.begin();
  // The mark by which Excel reads accents.
  let waiting = format === 'csv' ? `\ufeff${csvRow(csvColumns)}` : '';
  for await (const record of records) {
    waiting += line(record);
    if (waiting.length < chunkBytes) continue;
    const chunk = Buffer.from(waiting);
    signing.update(chunk);
    yield chunk;
    waiting = '';
  }
  const rest = Buffer.from(waiting);
  signing.update(rest);
  yield rest;
  const value = (await signing.finish()).toString('base64url');
  yield Buffer.from(line({ kind: 'signature', alg: 'ES256', key: key.id, value }));
}

const jsonLine = (record: ExportRecord | ExportSignature): string => `${JSON.stringify(record)}\n`;
const csvLine = (record: ExportRecord | ExportSignature): string => csvRow(csvCells(record));

/** What a spreadsheet would take for a formula gets an apostrophe in front. */
const csvRow = (cells: readonly string[]): string =>
  stringify([[...cells]], { quoted: true, quoted_empty: true, escape_formulas: true, record_delimiter: 'windows' });

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';

type Validate = typeof AppManifestUtils.validateAgainstSchema;

/** The schema version the manifest is written for. */
export const schemaVersion = '1.25';

/** What Microsoft's own validator has against a document, by a schema of its package: no network is needed. */
export function schemaProblems(document: object, schemaName: string): Promise<string[]> {
  const folder = join(dirname(require.resolve('@microsoft/app-manifest')), 'json-schemas/teams', `v${schemaVersion}`);
  const text = readFileSync(join(folder, schemaName), 'utf8');
  // Two patterns of the localization schema leave a bracket bare, which the validator's strict patterns refuse.
  const schema = JSON.parse(text.replaceAll(String.raw`\\b]`, String.raw`\\b\\]`));
  return AppManifestUtils.validateAgainstSchema(document as Parameters<Validate>[0], schema);
}

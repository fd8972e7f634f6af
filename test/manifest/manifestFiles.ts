import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../manifest');

export const readManifestFile = (name: string): Buffer => readFileSync(join(folder, name));

const placeholders: Readonly<Record<string, string>> = {
  TEAMS_APP_ID: '11111111-1111-4111-8111-111111111111',
  BOT_ID: '22222222-2222-4222-8222-222222222222',
  PUBLISHER_NAME: 'Example Publisher',
  PUBLISHER_URL: 'https://example.com',
};

/** The manifest as the person who deploys it would fill it in; an unknown placeholder is left and fails the schema. */
export const filledManifest = () =>
  JSON.parse(
    readManifestFile('manifest.json')
      .toString('utf8')
      .replace(/\$\{\{(\w+)\}\}/g, (whole, name: string) => placeholders[name] ?? whole),
  );

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkProgram } from '../../../src/connection/checkProgram';
import { connectProgram } from '../../../src/connection/connectProgram';
import { addressesOf, connectionSchema } from '../../../src/connectionConfig';
import { graphAudience } from '../../../src/partnerCenter/auth/clouds';
import { signIn } from '../../../src/partnerCenter/auth/signIn';
import { applicationOf } from '../../../src/partnerCenter/auth/tenantTokens';
import { boreal } from '../../../src/simulator/world/organizations';
import { createStage, type Stage } from '../../simulator/support/stage';

/** A simulator, an organizations file that leads to it, and a file of secrets. */
export interface Bench {
  readonly stage: Stage;
  readonly secretsFile: string;
  /** Changes Boréal's connection and, with `facts`, its other entries. */
  organizations(connection: Record<string, unknown> | undefined, facts?: Record<string, unknown>): void;
  secrets(values: Record<string, unknown>): void;
  check(options?: { argv?: string[]; env?: Record<string, string | undefined> }): Promise<Said>;
  /** A sign-in that is kept without being looked at, as one from before a rule was. */
  signedIn(account: string, choice: { mfa: boolean }): Promise<void>;
  /** Starts `connect`; `browse` plays the person who opens the address. */
  connect(browse: (url: string) => Promise<void>, options?: ConnectTestOptions): Promise<Said>;
  close(): Promise<void>;
}

export interface ConnectTestOptions {
  readonly argv?: string[];
  readonly env?: Record<string, string | undefined>;
  readonly timeoutMs?: number;
  readonly port?: number;
}

export interface Said {
  readonly code: number;
  readonly lines: readonly string[];
  readonly text: string;
}

export const usual = (url: string): Record<string, unknown> => ({
  baseUrl: url,
  authority: url,
  kind: 'appAndUser',
  clientId: boreal,
  clientSecret: { secret: 'boreal-client' },
  refreshToken: { secret: 'boreal-refresh' },
});

export async function createBench(): Promise<Bench> {
  const stage = await createStage();
  const directory = mkdtempSync(join(tmpdir(), 'connect-'));
  const organizationsFile = join(directory, 'organizations.json');
  const secretsFile = join(directory, 'secrets.json');
  const env = (more: Record<string, string | undefined> = {}) => ({
    ORGANIZATIONS_FILE: organizationsFile,
    SECRETS: 'file',
    SECRETS_FILE: secretsFile,
    LANG: 'en_US.UTF-8',
    SECRET_BOREAL_DIRECTORY: 'local',
    ...more,
  });
  const bench: Bench = {
    stage,
    secretsFile,
    organizations(connection, facts = {}) {
      const organization = { tenantId: boreal, name: 'Boréal Cloud', side: 'partner', timeZone: 'America/Toronto' };
      const { url } = stage.simulator;
      const client = { clientId: facts.tenantId ?? boreal, clientSecret: { secret: 'boreal-directory' } };
      const directory = { baseUrl: `${url}/graph`, authority: url, audience: graphAudience, ...client };
      const connected = connection === undefined ? {} : { connection };
      writeFileSync(organizationsFile, JSON.stringify([{ ...organization, directory, ...connected, ...facts }]));
    },
    secrets: (values) =>
      writeFileSync(secretsFile, JSON.stringify({ 'boreal-directory': 'local', ...values }), { mode: 0o600 }),
    async check({ argv = [], env: more } = {}) {
      const lines: string[] = [];
      const code = await checkProgram({ argv, env: env(more), write: (line) => void lines.push(line.trim()) });
      return { code, lines, text: lines.join('\n') };
    },
    async signedIn(account, choice) {
      const connection = connectionSchema.parse({ ...usual(stage.simulator.url), clientSecret: 'local' });
      const { authority, audience } = addressesOf(connection);
      const setup = { ...connection, tenantId: boreal, authority };
      const visits: Promise<void>[] = [];
      const { refreshToken } = await signIn({
        application: applicationOf(setup, { secrets: undefined, fetch: undefined, timeoutMs: undefined }),
        audience,
        port: 0,
        timeoutMs: 5000,
        open: (url) => void visits.push(signInAs(url, account, choice)),
        page: () => '',
      });
      await Promise.all(visits);
      bench.secrets({ 'boreal-client': 'local', 'boreal-refresh': refreshToken });
    },
    async connect(browse, { argv = [boreal], env: more, timeoutMs = 5000, port = 0 } = {}) {
      const lines: string[] = [];
      const visits: Promise<void>[] = [];
      const write = (line: string) => {
        lines.push(line);
        if (line.startsWith('http')) visits.push(browse(line));
      };
      const code = await connectProgram({ argv, env: env(more), write, timeoutMs, port });
      await Promise.all(visits);
      return { code, lines, text: lines.join('\n') };
    },
    close: async () => {
      rmSync(directory, { recursive: true });
      await stage.close();
    },
  };
  bench.organizations(usual(stage.simulator.url));
  bench.secrets({ 'boreal-client': 'local', 'boreal-refresh': `local-${boreal}` });
  return bench;
}

/** Opens the address, picks an account on the page, and follows the way back. */
export async function signInAs(url: string, account: string, choice: { mfa?: boolean; cancel?: boolean } = {}) {
  const page = await (await fetch(url)).text();
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/gu)];
  const form = new URLSearchParams(
    hidden.map(([, name = '', value = '']): [string, string] => [name, unescaped(value)]),
  );
  form.set('account', account);
  form.set('do', choice.cancel ? 'cancel' : 'signIn');
  if (choice.mfa ?? true) form.set('mfa', '1');
  const answer = await fetch(url.split('?')[0] ?? '', { method: 'POST', body: form, redirect: 'manual' });
  const back = answer.headers.get('location');
  if (back !== null) await fetch(back);
}

const unescaped = (text: string) => text.replace(/&#(\d+);/gu, (_, code) => String.fromCodePoint(Number(code)));

import { z } from 'zod';
import { policyPacks } from './domain/policy/packs';
import type { LedgerKeyConfig } from './ledger/signing/openSigner';
import { localOrganizations } from './localOrganizations';
import { type Organization, readOrganizations } from './organizations';
import { type CloudAddresses, graphAudience } from './partnerCenter/auth/clouds';
import type { SecretsConfig } from './secrets/openSecretStore';

export type StoreConfig =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'cosmos'; readonly endpoint: string; readonly key?: string; readonly database: string };

/** Everything the bot needs to know before it starts. Times are in milliseconds. */
export interface Config {
  readonly port: number;
  readonly local: boolean;
  readonly store: StoreConfig;
  readonly policy: string;
  readonly organizations: readonly Organization[];
  /** Microsoft Graph for every tenant; what is absent goes by the tenant's cloud. */
  readonly directory: Partial<CloudAddresses>;
  /** Where the secrets are kept that the organizations name. */
  readonly secrets: SecretsConfig;
  /** What signs exports of the ledger. */
  readonly ledgerKey: LedgerKeyConfig;
  readonly bot: { readonly appId: string; readonly appPassword: string; readonly appTenantId: string };
  /** Where browsers reach the bot; absent: drafts cannot be downloaded, only copied. */
  readonly publicUrl?: string;
  /** What links a provider's tenant with a partner's: a code that the provider confirms, or the accepted partnership alone. */
  readonly pairing: 'code' | 'acceptance';
  readonly undoMs: number;
  readonly enrollmentUndoMs: number;
  readonly relay: {
    readonly leaseMs: number;
    readonly sweepMs: number;
    readonly pollMs: number;
    readonly pollMaxMs: number;
    readonly pollAfterDayMs: number;
    readonly pollAfterWeekMs: number;
  };
  readonly logLevel: string;
}

/** The configuration is wrong; `problems` lists every fault at once. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`configuration: ${problems.join('; ')}`);
    this.name = 'ConfigError';
  }
}

const whole = (fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .optional()
    .transform((value) => value ?? fallback);

const environment = z.object({
  LOCAL: z.enum(['0', '1']).optional(),
  PORT: whole(3978),
  DATA_DIR: z.string().min(1).default('.data'),
  STORE: z.enum(['sqlite', 'cosmos']).optional(),
  COSMOS_ENDPOINT: z.url().optional(),
  COSMOS_KEY: z.string().min(1).optional(),
  COSMOS_DATABASE: z.string().min(1).default('passerelle'),
  POLICY: z.enum(Object.keys(policyPacks) as [string, ...string[]]).optional(),
  PAIRING: z.enum(['code', 'acceptance']).optional(),
  UNDO_SECONDS: whole(-1),
  ENROLLMENT_UNDO_SECONDS: whole(-1),
  PUBLIC_URL: z.url().optional(),
  SIMULATOR_URL: z.url().default('http://127.0.0.1:4978'),
  ORGANIZATIONS_FILE: z.string().min(1).optional(),
  GRAPH_URL: z.url().optional(),
  AUTHORITY_URL: z.url().optional(),
  SECRETS: z.enum(['environment', 'file', 'keyvault']).default('environment'),
  SECRETS_FILE: z.string().min(1).optional(),
  KEYVAULT_URL: z.url().optional(),
  LEDGER_KEY: z.enum(['file', 'keyvault']).default('file'),
  LEDGER_KEY_FILE: z.string().min(1).optional(),
  LEDGER_KEY_NAME: z
    .string()
    .regex(/^[0-9A-Za-z-]{1,127}$/, 'must be letters, digits and hyphens')
    .optional(),
  BOT_ID: z.string().default(''),
  BOT_PASSWORD: z.string().default(''),
  BOT_TENANT_ID: z.string().default(''),
  LEASE_MS: whole(20_000),
  SWEEP_MS: whole(5_000),
  POLL_MS: whole(-1),
  POLL_MAX_MS: whole(-1),
  POLL_AFTER_DAY_MS: whole(-1),
  POLL_AFTER_WEEK_MS: whole(-1),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** What the programs need that connect a tenant: no bot registration, no store. Throws {@link ConfigError}. */
export function readTenants(env: Environment): Pick<Config, 'organizations' | 'secrets' | 'directory'> {
  const values = valuesOf(env);
  const problems: string[] = [];
  const secrets = secretsConfig(values, problems);
  const organizations = organizationsOf(
    values.ORGANIZATIONS_FILE,
    values.SIMULATOR_URL,
    values.LOCAL === '1',
    problems,
  );
  if (problems.length > 0 || secrets === undefined) throw new ConfigError(problems);
  return { organizations, secrets, directory: directoryAddresses(values) };
}

function valuesOf(env: Environment): z.infer<typeof environment> {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

/** Reads the configuration from an environment; throws {@link ConfigError} with all problems. */
export function readConfig(env: Environment): Config {
  const values = valuesOf(env);
  const local = values.LOCAL === '1';
  const problems: string[] = [];
  const store = storeConfig(values, local, problems);
  if (!local && values.POLICY === undefined)
    problems.push(`POLICY: required; one of ${Object.keys(policyPacks).join(', ')}`);
  if (!local && values.BOT_ID === '') problems.push('BOT_ID: required outside local runs');
  if (!local && values.BOT_PASSWORD === '') problems.push('BOT_PASSWORD: required outside local runs');
  if (!local && values.BOT_TENANT_ID === '') problems.push('BOT_TENANT_ID: required outside local runs');
  const { PUBLIC_URL: publicUrl } = values;
  if (!local && publicUrl !== undefined && !publicUrl.startsWith('https://')) {
    problems.push('PUBLIC_URL: must begin with https:// outside local runs');
  }
  if (!local && values.PAIRING === 'acceptance') problems.push('PAIRING: acceptance is for local runs only');
  const secrets = secretsConfig(values, problems);
  const ledgerKey = ledgerKeyConfig(values, problems);
  const organizations = organizationsOf(values.ORGANIZATIONS_FILE, values.SIMULATOR_URL, local, problems);
  if (problems.length > 0 || store === undefined || secrets === undefined || ledgerKey === undefined)
    throw new ConfigError(problems);
  const undoSeconds = values.UNDO_SECONDS >= 0 ? values.UNDO_SECONDS : local ? 10 : 30;
  const pollMaxMs = values.POLL_MAX_MS >= 0 ? values.POLL_MAX_MS : local ? 3_000 : 300_000;
  const enrollmentUndo = values.ENROLLMENT_UNDO_SECONDS >= 0 ? values.ENROLLMENT_UNDO_SECONDS : local ? 15 : 600;
  return {
    port: values.PORT,
    local,
    store,
    policy: values.POLICY ?? 'seed-2021',
    organizations,
    directory: directoryAddresses(values),
    secrets,
    ledgerKey,
    bot: { appId: values.BOT_ID, appPassword: values.BOT_PASSWORD, appTenantId: values.BOT_TENANT_ID },
    ...(publicUrl === undefined ? {} : { publicUrl }),
    pairing: values.PAIRING ?? (local ? 'acceptance' : 'code'),
    undoMs: undoSeconds * 1000,
    enrollmentUndoMs: undoSeconds === 0 ? 0 : enrollmentUndo * 1000,
    relay: {
      leaseMs: values.LEASE_MS,
      sweepMs: values.SWEEP_MS,
      pollMs: values.POLL_MS >= 0 ? values.POLL_MS : local ? 1_000 : 15_000,
      pollMaxMs,
      // The simulator's world is small and its clock is moved by hand: nothing there grows old.
      pollAfterDayMs: values.POLL_AFTER_DAY_MS >= 0 ? values.POLL_AFTER_DAY_MS : local ? pollMaxMs : 3_600_000,
      pollAfterWeekMs: values.POLL_AFTER_WEEK_MS >= 0 ? values.POLL_AFTER_WEEK_MS : local ? pollMaxMs : 86_400_000,
    },
    logLevel: values.LOG_LEVEL,
  };
}

function directoryAddresses(values: z.infer<typeof environment>): Config['directory'] {
  const { SIMULATOR_URL: simulator, GRAPH_URL: baseUrl, AUTHORITY_URL: authority } = values;
  if (values.LOCAL === '1') return { baseUrl: `${simulator}/graph`, authority: simulator, audience: graphAudience };
  return {
    ...(baseUrl === undefined ? {} : { baseUrl, audience: new URL(baseUrl).origin }),
    ...(authority === undefined ? {} : { authority }),
  };
}

function storeConfig(values: z.infer<typeof environment>, local: boolean, problems: string[]): StoreConfig | undefined {
  const kind = values.STORE ?? (local ? 'sqlite' : 'cosmos');
  if (kind === 'sqlite') return { kind, file: `${values.DATA_DIR}/passerelle.sqlite` };
  if (values.COSMOS_ENDPOINT === undefined) {
    problems.push('COSMOS_ENDPOINT: required when the store is Cosmos DB');
    return undefined;
  }
  const key = values.COSMOS_KEY === undefined ? {} : { key: values.COSMOS_KEY };
  return { kind, endpoint: values.COSMOS_ENDPOINT, database: values.COSMOS_DATABASE, ...key };
}

function secretsConfig(values: z.infer<typeof environment>, problems: string[]): SecretsConfig | undefined {
  const { SECRETS: kind, SECRETS_FILE: file, KEYVAULT_URL: url } = values;
  if (kind === 'environment') return { kind };
  if (kind === 'file') {
    if (file !== undefined) return { kind, file };
    problems.push('SECRETS_FILE: required when the secret store is a file');
  } else {
    if (url?.startsWith('https://')) return { kind, url };
    problems.push('KEYVAULT_URL: required when the secret store is Azure Key Vault; begins with https://');
  }
  return undefined;
}

/** What `npm run ledger:key` needs: no bot registration, no store, no tenants. Throws {@link ConfigError}. */
export function readLedgerKey(env: Environment): LedgerKeyConfig {
  const problems: string[] = [];
  const config = ledgerKeyConfig(valuesOf(env), problems);
  if (config === undefined) throw new ConfigError(problems);
  return config;
}

function ledgerKeyConfig(values: z.infer<typeof environment>, problems: string[]): LedgerKeyConfig | undefined {
  const { LEDGER_KEY: kind, LEDGER_KEY_FILE: file, LEDGER_KEY_NAME: name, KEYVAULT_URL: url, DATA_DIR } = values;
  if (kind === 'file') return { kind, file: file ?? `${DATA_DIR}/ledger-key.pem` };
  if (name !== undefined && url?.startsWith('https://')) return { kind, url, name };
  problems.push('LEDGER_KEY_NAME, KEYVAULT_URL: both required when the ledger is signed in Azure Key Vault');
  return undefined;
}

function organizationsOf(
  file: string | undefined,
  simulatorUrl: string,
  local: boolean,
  problems: string[],
): readonly Organization[] {
  if (file === undefined && local) return localOrganizations(simulatorUrl);
  if (file === undefined) {
    problems.push('ORGANIZATIONS_FILE: required outside local runs; the tenants this bot serves');
    return [];
  }
  try {
    return readOrganizations(file, local);
  } catch (error) {
    problems.push(`ORGANIZATIONS_FILE: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

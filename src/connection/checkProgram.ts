import { systemClock } from '../clock';
import type { Organization } from '../organizations';
import { openSecretStore } from '../secrets/openSecretStore';
import { text } from '../text/text';
import type { Language } from '../views/viewer';
import { checkConnection } from './checkConnection';
import { printLine } from './printLine';
import { organizationNamed, type ProgramOptions, start } from './program';

/** `npm run connection:check [-- TENANT]`: 0 when every connection asked about is in order. */
export async function checkProgram(options: ProgramOptions): Promise<number> {
  const started = start(options);
  if (started === undefined) return 1;
  const { language, words, tenants } = started;
  const { write, env } = options;
  const [name] = words;
  const chosen = name === undefined ? undefined : organizationNamed(tenants.organizations, name);
  if (name !== undefined && chosen === undefined) {
    write(text(language, 'connection.check.unknownTenant', { tenant: name }));
    return 1;
  }
  const secrets = openSecretStore(tenants.secrets, env);
  const graph = tenants.directory;
  let failures = 0;
  for (const organization of chosen === undefined ? tenants.organizations : [chosen]) {
    const failed = await checkOne(
      organization,
      language,
      (one) => checkConnection(one, { secrets, now, graph }),
      write,
    );
    if (failed) failures += 1;
  }
  return failures === 0 ? 0 : 1;
}

const now = () => systemClock.now();

async function checkOne(
  organization: Organization,
  language: Language,
  check: (organization: Organization) => ReturnType<typeof checkConnection>,
  write: (line: string) => void,
): Promise<boolean> {
  const { name, tenantId, connection } = organization;
  write(text(language, 'connection.check.tenant', { name, tenantId }));
  for await (const line of check(organization)) {
    write(`  ${printLine(line, language)}`);
    if (line.outcome !== 'failed') continue;
    const step = text(language, `connection.step.${line.step}`);
    write(`  ${text(language, 'connection.check.summaryFailed', { step })}`);
    return true;
  }
  if (connection !== undefined) write(`  ${text(language, 'connection.check.summaryOk')}`);
  return false;
}

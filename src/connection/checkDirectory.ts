import { graphOf } from '../connectionConfig';
import { GraphRefusal, readPerson } from '../directory/graph';
import type { Organization } from '../organizations';
import type { CloudAddresses } from '../partnerCenter/auth/clouds';
import { ConnectionFault } from '../partnerCenter/auth/connectionFault';
import { type Fault, passes, sentenceOf } from '../partnerCenter/auth/steps';
import { createTenantTokens } from '../partnerCenter/auth/tenantTokens';
import type { SecretStore } from '../secrets/secretStore';
import type { CheckLine, Detail } from './checkLine';

export interface DirectoryCheckOptions {
  readonly secrets: SecretStore;
  readonly now: () => Date;
  /** Microsoft Graph for every tenant, where it is not that of the cloud. */
  readonly graph: Partial<CloudAddresses>;
  readonly timeoutMs?: number;
}

/** Nobody has this id: whoever may read people learns that, and nobody else. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** Whether people's roles can be read: signs in as the directory's application, and asks for a person that nobody is. */
export async function checkDirectory(organization: Organization, options: DirectoryCheckOptions): Promise<CheckLine> {
  const step = 'directory';
  const { tenantId, directory } = organization;
  if (directory === undefined) return { outcome: 'notice', step, detail: { key: 'connection.check.noDirectory' } };
  const { graph, secrets, now, timeoutMs = 8000 } = options;
  const { baseUrl, authority, audience } = graphOf(organization, graph);
  const tokens = createTenantTokens({ ...directory, tenantId, authority }, { audience, secrets, now, timeoutMs });
  try {
    await tokens.token();
    await readPerson({
      baseUrl: `${baseUrl}/v1.0`,
      tokens,
      userId: nobody,
      fetch,
      timeoutMs,
      roleGroups: undefined,
    });
    return { outcome: 'ok', step };
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): CheckLine {
  if (error instanceof ConnectionFault) {
    const fault = passes(error.fault) ? 'directoryUnreachable' : 'directoryRefused';
    return line(fault, { key: sentenceOf(error.fault) });
  }
  if (!(error instanceof GraphRefusal)) return line('directoryUnreachable');
  const refused = error.status === 401 || error.status === 403;
  return line(refused ? 'directoryForbidden' : 'directoryUnreachable', { fact: `HTTP ${error.status}` });
}

const line = (fault: Fault, detail?: Detail): CheckLine => ({
  outcome: 'failed',
  step: 'directory',
  sentence: sentenceOf(fault),
  ...(detail === undefined ? {} : { detail }),
});

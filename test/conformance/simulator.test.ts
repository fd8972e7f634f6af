import { createPartnerCenterConnection } from '../../src/partnerCenter/connection';
import { createSimulator } from '../../src/simulator/simulator';
import { boreal, nordwind, organizations } from '../../src/simulator/world/organizations';
import { recordingFetch } from './exchanges';
import { type Account, reading } from './reading';

/** The midway world has every state there is: open, answered and finished transfers, extended and indirect customers. */
async function openSimulator(tenantId: string): Promise<Account> {
  const simulator = await createSimulator({ port: 0, world: 'midway' });
  const found = organizations().find((one) => one.tenantId === tenantId);
  if (found === undefined) throw new Error(`no organization ${tenantId}`);
  const { fetch, recorded } = recordingFetch({ baseUrl: simulator.url, readOnly: true });
  const connection = createPartnerCenterConnection({
    tenantId,
    baseUrl: simulator.url,
    authority: simulator.url,
    clientId: found.clientId,
    clientSecret: found.clientSecret,
    portal: false,
    now: () => new Date(),
    fetch,
  });
  return { connection, recorded, customers: 50, close: () => simulator.close() };
}

describe('the simulator, read by a partner', () => reading(() => openSimulator(boreal)));
describe('the simulator, read by a provider', () => reading(() => openSimulator(nordwind)));

import { ruleSetNames } from '../../src/simulator/rules/ruleSet';
import { boreal, nordwind } from '../../src/simulator/world/organizations';
import { createStage } from '../simulator/support/stage';
import { recordingFetch } from './exchanges';
import { type Account, reading } from './reading';

/** The midway world has every state there is: open, answered and finished transfers, extended and indirect customers. */
async function openSimulator(tenantId: string, ruleSet: (typeof ruleSetNames)[number]): Promise<Account> {
  const stage = await createStage({ world: 'midway', ruleSet });
  const { fetch, recorded } = recordingFetch({ baseUrl: stage.simulator.url, readOnly: true });
  const connection = stage.connect(tenantId, { portal: false, fetch });
  return { connection, recorded, customers: 50, close: () => stage.close() };
}

describe.each(ruleSetNames)('the simulator under %s', (ruleSet) => {
  describe('read by a partner', () => reading(() => openSimulator(boreal, ruleSet)));
  describe('read by a provider', () => reading(() => openSimulator(nordwind, ruleSet)));
});

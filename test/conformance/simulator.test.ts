import { ruleSetNames } from '../../src/simulator/rules/ruleSet';
import { boreal, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage } from '../simulator/support/stage';
import { acting, type Parties } from './acting';
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

/** Fabrikam for what is legacy, Margie’s Travel for new commerce; both are extended to Nordwind at midway. */
async function openBoth(name: 'legacy' | 'newCommerce'): Promise<Parties> {
  const stage = await createStage({ world: 'midway', ruleSet: 'current-2026', transferDelayMs: 60_000 });
  const customer = name === 'legacy' ? 2 : 18;
  if (name === 'legacy') await stage.control('POST', `/_sim/customers/${customerId(2)}/agreement`, { how: 'direct' });
  return {
    partner: stage.connect(boreal),
    provider: stage.connect(nordwind),
    customerId: customerId(customer),
    legacyLines: [subscriptionId(2, 1)],
    newCommerceLines: [subscriptionId(18, 1), subscriptionId(18, 2)],
    newCommerceKind: 'reservation',
    complete: async () => {
      await stage.control('POST', '/_sim/clock', { advance: 'PT1H' });
    },
    close: () => stage.close(),
  };
}

describe('the simulator, legacy transfers', () => acting('legacy', () => openBoth('legacy')));
describe('the simulator, new-commerce transfers', () => acting('newCommerce', () => openBoth('newCommerce')));

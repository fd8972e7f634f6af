import { Refusal } from '../../src/simulator/answers';
import type { State, Transfer } from '../../src/simulator/state';
import { createTransfer } from '../../src/simulator/transfers/createTransfer';
import { acceptTransfer, rejectTransfer, withdrawTransfer } from '../../src/simulator/transfers/decideTransfer';
import { ineligibility } from '../../src/simulator/transfers/eligibility';
import { finishTransfer } from '../../src/simulator/transfers/finishTransfer';
import { midwayWorld } from '../../src/simulator/world/midwayWorld';
import { boreal, meridian, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, readyToTransfer, type Stage } from './support/stage';

const now = new Date('2026-01-15T09:00:00Z');
const midway = midwayWorld('engine', now);
const code = (act: () => unknown): number | 'taken' => {
  try {
    act();
    return 'taken';
  } catch (error) {
    if (error instanceof Refusal) return (error.answer.body as { code: number }).code;
    throw error;
  }
};

function create(state: State, customer: string, ids: readonly string[], partnerIdOnRecord?: string): Transfer {
  const found = state.customers.find(({ id }) => id === customer);
  if (!found) throw new Error(`no customer ${customer}`);
  return createTransfer(state, now, {
    customer: found,
    callerTenantId: boreal,
    callerUserId: 'camille',
    sourceTenantId: boreal,
    targetTenantId: nordwind,
    items: ids.map((id) => ({ subscriptionId: id, partnerIdOnRecord })),
  });
}

const act = (transfer: Transfer, callerTenantId: string) => ({ transfer, callerTenantId, callerUserId: 'x', now });

describe('the legacy engine', () => {
  test('CON-9: for every line of the world, eligibility and creation say the same', () => {
    const state = structuredClone(midway);
    const related = new Set(
      state.customers
        .filter(({ links }) =>
          links.some(
            (l) =>
              l.kind === 'indirect' && l.providerTenantId === nordwind && l.resellerTenantId === boreal && l.listed,
          ),
        )
        .map(({ id }) => id),
    );
    const lines = state.subscriptions.filter(
      (s) => s.tenantId === boreal && !s.transferred && related.has(s.customerId),
    );
    expect(lines.length).toBeGreaterThan(80);
    for (const line of lines) {
      const eligible = ineligibility(state, line) === undefined;
      const draft = structuredClone(state);
      expect({ id: line.id, code: code(() => create(draft, line.customerId, [line.id])) }).toEqual({
        id: line.id,
        code: eligible ? 'taken' : 800078,
      });
    }
  });

  describe('acceptance', () => {
    const customer = customerId(4);
    const line = subscriptionId(4, 1);
    let state: State;
    let transfer: Transfer;
    beforeEach(() => {
      state = structuredClone(midway);
      transfer = create(state, customer, [line], '5139005');
    });
    const accept = () => code(() => acceptTransfer(state, act(transfer, nordwind), 0));
    const organization = (tenant: string) => {
      const found = state.organizations.find(({ tenantId }) => tenantId === tenant);
      if (!found) throw new Error(tenant);
      return found;
    };

    test('TRF-4: needs the relationship with the customer to stand', () => {
      for (const one of state.customers)
        if (one.id === customer) one.links = one.links.filter((l) => l.kind === 'direct');
      expect(accept()).toBe(20002);
    });

    test('MCA-6: needs the customer’s agreement', () => {
      for (const one of state.customers) if (one.id === customer) one.signedDirectly = false;
      expect(accept()).toBe(13605);
    });

    test('needs both partners’ agreements with Microsoft', () => {
      organization(nordwind).mpaSigned = false;
      expect(accept()).toBe(900124);
      delete organization(nordwind).mpaSigned;
      organization(boreal).mpaSigned = false;
      expect(accept()).toBe(900123);
    });

    test('needs the partner on record to be a reseller still', () => {
      organization(boreal).enrollment = { status: 'none' };
      expect(accept()).toBe(800016);
      organization(boreal).mpnId = '1';
      expect(accept()).toBe(800015);
    });

    test('is the target’s alone, once, and leaves nothing to reject or withdraw', () => {
      expect(code(() => acceptTransfer(state, act(transfer, meridian), 0))).toBe(900308);
      expect(accept()).toBe('taken');
      expect(accept()).toBe(900101);
      expect(code(() => rejectTransfer(state, act(transfer, nordwind)))).toBe(900101);
      expect(code(() => withdrawTransfer(state, act(transfer, boreal)))).toBe(900101);
      finishTransfer(state, transfer);
      expect(code(() => withdrawTransfer(state, act(transfer, boreal)))).toBe(900102);
      expect(code(() => create(state, customer, [line]))).toBe(800078);
    });

    test('a scripted failure is one group’s, add-ons included, and frees it', () => {
      const second = create(state, customer, [subscriptionId(4, 2)]);
      withdrawTransfer(state, act(second, boreal));
      withdrawTransfer(state, act(transfer, boreal));
      transfer = create(state, customer, [line, subscriptionId(4, 2)]);
      for (const one of state.subscriptions) if (one.id === subscriptionId(4, 52)) one.transferFailure = 'No.';
      expect(accept()).toBe('taken');
      finishTransfer(state, transfer);
      expect(transfer.status).toBe('PartiallyComplete');
      expect(transfer.lines).toMatchObject([
        { status: 'Failed', error: 'No.', addons: [{ status: 'Failed' }, { status: 'Failed' }] },
        { status: 'Complete' },
      ]);
      expect(code(() => create(state, customer, [line]))).toBe('taken');
    });

    test.each(['Failed', 'PartiallyComplete'] as const)(
      'when every group fails the transfer is %s, as the switch says',
      (allFailed) => {
        state.switches.allFailed = allFailed;
        for (const one of state.subscriptions) if (one.id === line) one.transferFailure = 'No.';
        expect(accept()).toBe('taken');
        finishTransfer(state, transfer);
        expect(transfer.status).toBe(allFailed);
      },
    );
  });

  let stage: Stage;
  beforeAll(async () => {
    stage = await createStage();
  });
  afterAll(() => stage.close());

  test('creation answers like its sample when asked: items numbered 0, no names, no partner on record', async () => {
    await readyToTransfer(stage, [customerId(4)]);
    await stage.control('PATCH', '/_sim/switches', { createdTransfers: 'asInSample' });
    const path = `/v1/customers/${customerId(4)}/transfers`;
    const lineItems = [1, 2].map((n) => ({ subscriptionId: subscriptionId(4, n), partnerIdOnRecord: '5139005' }));
    const body = { sourcePartnerTenantId: boreal, targetPartnerTenantId: nordwind, lineItems };
    const made = (await stage.raw(boreal, 'POST', path, { body })).body as Record<string, unknown>;
    expect(made.lineItems).toMatchObject([{ id: 0 }, { id: 0 }]);
    for (const item of made.lineItems as object[]) expect(item).not.toHaveProperty('partnerIdOnRecord');
    expect(made).not.toHaveProperty('targetPartnerName');
    const [read] = (await stage.raw(boreal, 'GET', path)).body as Record<string, unknown>[];
    expect(read).toMatchObject({ targetPartnerName: 'Nordwind Distribution', lineItems: [{ id: 0 }, { id: 1 }] });
  });
});

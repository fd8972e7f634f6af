import { createHash } from 'node:crypto';
import { alize, boreal, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, type Stage } from './support/stage';

const contoso = `/v1/customers/${customerId(1)}`;
const license = `${contoso}/subscriptions/${subscriptionId(1, 1)}`;

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** Everything but what belongs to the connection itself. */
const shown = (headers: Headers) => [...headers].filter(([name]) => name !== 'connection' && name !== 'keep-alive');

/** A morning's work, as digests of what came back: reads, changes, refusals, a fault, time, and the whole state. */
async function morning(stage: Stage): Promise<string[]> {
  const said: string[] = [];
  const raw = async (tenant: string, method: string, path: string, body?: unknown) => {
    const answer = await stage.raw(tenant, method, path, body === undefined ? {} : { body });
    said.push(`${method} ${path} ${digest(JSON.stringify([answer.status, shown(answer.headers), answer.body]))}`);
    return answer.body as { id: string };
  };
  // Not through the client, whose correlation ids are new every time and are echoed.
  await raw(boreal, 'POST', '/_sim/portal/enrollment', { primaryContact: 'camille@boreal.example' });
  await raw(boreal, 'POST', '/_sim/portal/resellerAgreement');
  await stage.control('POST', '/_sim/partnerships', { partner: boreal, provider: nordwind });
  await raw(boreal, 'POST', `/_sim/portal/partnerships/${nordwind}/accept`);
  await raw(boreal, 'POST', `/_sim/portal/customers/${customerId(1)}/extension`, { providerTenantId: nordwind });
  await raw(boreal, 'GET', '/v1/customers?size=5');
  const { id } = await raw(boreal, 'POST', `${contoso}/transfers`, {
    sourcePartnerTenantId: boreal,
    targetPartnerTenantId: nordwind,
    lineItems: [{ subscriptionId: subscriptionId(1, 1) }],
  });
  await raw(alize, 'GET', `${contoso}/transfers/${id}`);
  await raw(boreal, 'PATCH', license, { quantity: 26 });
  await stage.control('POST', '/_sim/faults', { match: 'POST */accept', status: 503 });
  await raw(nordwind, 'POST', `${contoso}/transfers/${id}/accept`);
  await raw(nordwind, 'POST', `${contoso}/transfers/${id}/accept`);
  await stage.control('POST', '/_sim/clock', { advance: 'PT1H' });
  await raw(nordwind, 'GET', `${contoso}/subscriptions`);
  await raw(boreal, 'GET', `${contoso}/transfers`);
  await raw(boreal, 'GET', '/v1/auditrecords');
  said.push(digest(JSON.stringify(await stage.control('GET', '/_sim/state'))));
  return said;
}

const open: Stage[] = [];
async function begin(seed: string): Promise<Stage> {
  const stage = await createStage({ seed, now: () => new Date('2026-01-15T09:00:00Z'), approvalDelayMs: 0 });
  open.push(stage);
  return stage;
}

afterEach(async () => {
  for (const stage of open.splice(0)) await stage.close();
});

describe('the same seed, clock and calls', () => {
  test('give the same bytes: ids, order, ETags, trace headers, times', async () => {
    expect(await morning(await begin('one'))).toEqual(await morning(await begin('one')));
  });

  test('after a reset as well, whatever happened before it', async () => {
    const stage = await begin('two');
    const first = await morning(stage);
    await stage.control('POST', '/_sim/reset', { world: 'fresh' });
    const again = await morning(stage);
    await stage.control('POST', '/_sim/reset', { world: 'fresh', seed: 'three' });
    const other = await morning(stage);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

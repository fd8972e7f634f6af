import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boreal, nordwind } from '../../src/simulator/world/organizations';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { createStage, readyToTransfer, refOf, until } from './support/stage';

describe('a simulator that is stopped in the middle', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('goes on with timed transitions, remembered answers and recorded calls', async () => {
    const dataFile = join(folder, 'simulator.db');
    const contoso = customerId(1);
    const before = await createStage({ dataFile, transferDelayMs: 300 });
    await readyToTransfer(before, [contoso]);
    const request = { customerId: contoso, providerTenantId: nordwind, subscriptionIds: [subscriptionId(1, 1)] };
    const requestId = randomUUID();
    const created = await before.connect(boreal).protocol('legacy').open(request, { requestId });
    await before.connect(nordwind).protocol('legacy').accept(refOf(contoso, created.id), [], {});
    const calls = await before.control('GET', '/_sim/requests');

    // The first one is left open, as a killed process leaves its file: whatever counts is in the file already.
    const after = await createStage({ dataFile, transferDelayMs: 300 });
    try {
      expect(await after.control('GET', '/_sim/requests')).toEqual(calls);
      expect(await after.connect(boreal).protocol('legacy').open(request, { requestId })).toEqual(created);
      await until(
        () => after.connect(boreal).transfer(contoso, created.id),
        (transfer) => transfer?.status === 'complete',
      );
      expect(await after.connect(nordwind).subscriptions(contoso)).toHaveLength(2);
    } finally {
      await after.close();
      await before.close();
    }
  });

  it('approves an enrollment that fell due while it was down, at the time it was due', async () => {
    const dataFile = join(folder, 'simulator.db');
    let now = Date.parse('2021-06-01T12:00:00.000Z');
    const clock = () => new Date(now);
    const before = await createStage({ dataFile, now: clock, approvalDelayMs: 5000 });
    await before.portal(boreal).submitEnrollment({ primaryContact: 'camille@boreal.example' }, {});
    await before.close();
    now += 3_600_000;
    const after = await createStage({ dataFile, now: clock, approvalDelayMs: 5000 });
    const token = await after.token(boreal);
    const { body } = await after.raw(boreal, 'GET', '/_sim/portal/enrollment', { token });
    expect(body).toMatchObject({ status: 'approved', decidedAt: '2021-06-01T12:00:05.000Z' });
    await after.close();
  });

  it('gives the same ids for the same calls', async () => {
    const ids = async () => {
      const stage = await createStage({ seed: 'one' });
      await readyToTransfer(stage, [customerId(1)]);
      const request = {
        customerId: customerId(1),
        providerTenantId: nordwind,
        subscriptionIds: [subscriptionId(1, 1)],
      };
      const { id } = await stage.connect(boreal).protocol('legacy').open(request, {});
      await stage.close();
      return id;
    };
    expect(await ids()).toBe(await ids());
  });
});

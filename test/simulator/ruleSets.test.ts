import { ruleSets } from '../../src/simulator/rules/ruleSet';
import { boreal, lumen } from '../../src/simulator/world/organizations';
import { createStage, type Stage } from './support/stage';

const contact = { primaryContact: 'someone@example.test' };

describe('the rules of two dates', () => {
  let stage: Stage;
  afterEach(() => stage.close());

  const enroll = async (tenantId: string) => {
    const { status, body } = await stage.raw(tenantId, 'POST', '/_sim/portal/enrollment', { body: contact });
    return status === 200 ? 'submitted' : (body as { description: string }).description;
  };
  const make = (tenantId: string, what: object) => stage.control('PATCH', `/_sim/partners/${tenantId}`, what);

  test('ENR-7, GEN-5: in 2021 the anniversary decides, and Restricted is not asked for', async () => {
    stage = await createStage();
    await make(lumen, { profileCurrent: true, mpnCurrent: true });
    expect(await enroll(lumen)).toContain('not open yet');
    await make(lumen, { anniversary: '--09-01' });
    expect(await enroll(lumen)).toBe('submitted');
    expect(await enroll(boreal)).toBe('submitted');
  });

  test('ENR-7, GEN-5: in 2026 there is no window, and the direct bill enrollment must be Restricted', async () => {
    stage = await createStage({ ruleSet: 'current-2026' });
    await make(lumen, { profileCurrent: true, mpnCurrent: true, programStatus: 'active' });
    expect(await enroll(lumen)).toContain('Restricted');
    await make(lumen, { programStatus: 'restricted' });
    expect(await enroll(lumen)).toBe('submitted');
    expect(await enroll(boreal)).toBe('submitted');
  });

  test('GEN-4: the profile names the revenue that the rules of the date ask for', async () => {
    stage = await createStage();
    const asked = async () => (await stage.raw(boreal, 'GET', '/_sim/portal/profile')).body;
    expect(await asked()).toMatchObject({ directBillRevenueUsd: 300_000, programStatus: 'active' });
    expect(await stage.control('POST', '/_sim/reset', { rules: 'current-2026' })).toEqual({
      world: 'fresh',
      rules: 'current-2026',
    });
    expect(await asked()).toMatchObject({ directBillRevenueUsd: 1_000_000, resellerRevenueUsd: 1000 });
    expect(await stage.control('POST', '/_sim/reset', {})).toMatchObject({ rules: 'current-2026' });
    await expect(stage.control('POST', '/_sim/reset', { rules: '1999' })).rejects.toThrow('400');
  });

  test('every role line names its page, and Helpdesk agents may do none of what has one', async () => {
    stage = await createStage();
    for (const { roleLines } of Object.values(ruleSets)) {
      for (const { roles, source } of Object.values(roleLines)) {
        expect(source).not.toBe('');
        expect(roles).not.toContain('helpdeskAgent');
      }
    }
  });
});

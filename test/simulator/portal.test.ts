import { PartnerCenterError } from '../../src/partnerCenter/partnerCenter';
import { alize, boreal, lumen, meridian, nordwind } from '../../src/simulator/world/organizations';
import { customerId } from '../../src/simulator/world/worldIds';
import { createStage, readyToTransfer, type Stage } from './support/stage';

async function code(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof PartnerCenterError) return error.details.code ?? '';
    throw error;
  }
  return 'done';
}

const contact = { primaryContact: 'someone@example.test' };

describe('what only the portal does', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage({ approvalDelayMs: 60_000 });
  });
  afterEach(() => stage.close());

  it('ENR-1, ENR-2, ENR-7: enrollment is offered to current partners inside the window', async () => {
    const portal = stage.portal(lumen);
    expect(await code(portal.submitEnrollment(contact, {}))).toBe('portalNotOffered');
    await stage.control('PATCH', `/_sim/partners/${lumen}`, { profileCurrent: true, mpnCurrent: true });
    expect(await code(portal.submitEnrollment(contact, {}))).toBe('portalNotOffered');
    await stage.control('PATCH', `/_sim/partners/${lumen}`, { anniversary: '--09-01' });
    expect(await code(portal.submitEnrollment(contact, {}))).toBe('done');
  });

  it('ENR-16: no agreement before approval; declined can be submitted again; enrolled is for good', async () => {
    const portal = stage.portal(boreal);
    await portal.submitEnrollment(contact, {});
    expect(await code(portal.submitEnrollment(contact, {}))).toBe('portalAlreadyDone');
    expect(await code(portal.acceptResellerAgreement({}))).toBe('portalNotApproved');
    await stage.control('POST', `/_sim/enrollments/${boreal}/decline`);
    expect(await portal.enrollment()).toEqual({ status: 'declined' });
    await portal.submitEnrollment(contact, {});
    await stage.control('POST', `/_sim/enrollments/${boreal}/delay`);
    await stage.control('POST', '/_sim/clock', { advance: 'P8D' });
    expect(await portal.enrollment()).toEqual({ status: 'submitted' });
    await stage.control('POST', `/_sim/enrollments/${boreal}/approve`);
    await portal.acceptResellerAgreement({});
    expect(await code(portal.acceptResellerAgreement({}))).toBe('portalAlreadyDone');
    expect(await code(portal.submitEnrollment(contact, {}))).toBe('portalAlreadyDone');
    await expect(stage.control('POST', `/_sim/enrollments/${boreal}/decline`)).rejects.toThrow('409');
  });

  it('ENR-11: an enrollment can be held before it is submitted, and then waits for a decision', async () => {
    const portal = stage.portal(boreal);
    await stage.control('POST', `/_sim/enrollments/${boreal}/delay`);
    await portal.submitEnrollment(contact, {});
    await stage.control('POST', '/_sim/clock', { advance: 'P8D' });
    expect(await portal.enrollment()).toEqual({ status: 'submitted' });
    await stage.control('POST', `/_sim/enrollments/${boreal}/approve`);
    expect(await portal.enrollment()).toEqual({ status: 'approved' });
  });

  it('approval falls due when the clock is moved on', async () => {
    const portal = stage.portal(boreal);
    await portal.submitEnrollment(contact, {});
    await stage.control('POST', '/_sim/clock', { advance: 60_000 });
    expect(await portal.enrollment()).toEqual({ status: 'approved' });
  });

  it('PRO-7: a partnership needs an invitation and an enrolled partner', async () => {
    const portal = stage.portal(boreal);
    expect(await code(portal.acceptPartnership(meridian, {}))).toBe('portalNotInvited');
    await stage.control('POST', '/_sim/partnerships', { partner: boreal, provider: meridian });
    expect(await code(portal.acceptPartnership(meridian, {}))).toBe('portalNotEnrolled');
    await expect(stage.control('POST', '/_sim/partnerships', { partner: boreal, provider: alize })).rejects.toThrow(
      'not an indirect provider',
    );
  });

  it('EXT-2 to EXT-5: extension needs enrollment, an accepted partnership, and a direct customer', async () => {
    const portal = stage.portal(boreal);
    const contoso = customerId(1);
    expect(await code(portal.extendRelationship(contoso, nordwind, {}))).toBe('portalNotEnrolled');
    await readyToTransfer(stage, [contoso]);
    expect(await code(portal.extendRelationship(contoso, meridian, {}))).toBe('portalNotPartnered');
    expect(await code(portal.extendRelationship(customerId(37), nordwind, {}))).toBe('portalNotDirectCustomer');
    expect(await code(portal.extendRelationship(contoso, nordwind, {}))).toBe('portalAlreadyDone');
    expect(await code(portal.extendRelationship(customerId(39), nordwind, {}))).toBe('1000');
  });

  it('ENR-4: the profile holds what the enrollment form shows', async () => {
    expect(await stage.connect(boreal).profile()).toEqual({
      mpnId: '5139005',
      mpnCurrent: true,
      profileCurrent: true,
      anniversary: '--10-14',
      primaryContact: 'camille@boreal.example',
      mpnMailbox: 'mpn@boreal.example',
      revenueUsd: 212_000,
      timeZone: 'America/Toronto',
      organizationName: 'Boréal Cloud',
    });
    expect(await stage.connect(boreal, { portal: false }).profile()).toMatchObject({
      mpnId: '5139005',
      organizationName: 'Boréal Cloud',
      anniversary: '',
    });
    expect(stage.connect(boreal, { portal: false }).portal).toBeUndefined();
  });

  it('INV-11, INV-15 to INV-17: authorization, and a tenant that the provider creates', async () => {
    const coeur = customerId(38);
    const ferme = customerId(40);
    await expect(
      stage.control('POST', `/_sim/customers/${coeur}/authorize`, { partner: boreal, provider: nordwind }),
    ).rejects.toThrow('no accepted partnership');
    await readyToTransfer(stage, []);
    await stage.control('POST', `/_sim/customers/${coeur}/authorize`, { partner: boreal, provider: nordwind });
    expect(await stage.connect(boreal).customer(coeur)).toMatchObject({ name: "Cœur d'Érable Ltée", kind: 'indirect' });
    await expect(
      stage.control('POST', `/_sim/customers/${ferme}/authorize`, { partner: boreal, provider: nordwind }),
    ).rejects.toThrow('no tenant yet');
    await stage.control('POST', `/_sim/customers/${ferme}/tenant`, { provider: nordwind, reseller: boreal });
    expect(await stage.connect(nordwind).customer(ferme)).toMatchObject({ name: 'Ferme du Lac' });
  });

  it('MCA-6: the provider records the agreement once; a future date and a repeat are refused', async () => {
    const adatum = customerId(3);
    await readyToTransfer(stage, [adatum]);
    const provider = stage.connect(nordwind);
    const agreement = { firstName: 'Ada', lastName: 'Tum', email: 'ada@adatum.example', dateAgreed: '2021-05-03' };
    expect(await code(provider.confirmAgreement(adatum, { ...agreement, dateAgreed: '2999-01-01' }, {}))).toBe('2000');
    expect(await code(provider.confirmAgreement(adatum, agreement, {}))).toBe('done');
    expect(await code(provider.confirmAgreement(adatum, agreement, {}))).toBe('600061');
    expect(await provider.agreement(adatum)).toBe('throughProvider');
    expect(await stage.connect(boreal).agreement(adatum)).toBe('none');
  });

  it('reset leads to either starting point and forgets everything else; there is no third one', async () => {
    await readyToTransfer(stage, [customerId(1)]);
    await expect(stage.control('POST', '/_sim/reset', { world: 'moon' })).rejects.toThrow('400');
    await stage.control('POST', '/_sim/reset', { world: 'midway' });
    expect(await stage.portal(boreal).enrollment()).toMatchObject({ status: 'enrolled' });
    expect(await stage.control('GET', '/_sim/requests')).toEqual([]);
    await stage.control('POST', '/_sim/reset', { world: 'fresh' });
    expect(await stage.portal(boreal).enrollment()).toEqual({ status: 'none' });
    expect(await stage.control('GET', '/_sim/requests')).toEqual([]);
    const state = await stage.control('GET', '/_sim/state');
    expect(JSON.stringify(state)).not.toContain('clientSecret');
  });

  it('the console is one page that loads nothing from anywhere', async () => {
    const response = await fetch(stage.simulator.url);
    const page = await response.text();
    expect(page).toContain('<title>Play Microsoft and the customers</title>');
    expect(page).not.toMatch(/(src|href)="(?!data:)/u);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

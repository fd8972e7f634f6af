import { localOrganizations } from '../../src/localOrganizations';
import { partnerCenterAudience } from '../../src/partnerCenter/auth/clouds';
import { createTenantTokens } from '../../src/partnerCenter/auth/tenantTokens';
import { createPartnerCenterConnection } from '../../src/partnerCenter/connection';
import { consentInputs, effectiveCalls } from '../journeys/firstLight';
import { textOf, until } from '../support/chat';
import { aClick, send } from '../support/inbound';
import { movableClock } from '../support/movableClock';
import { aya, boreal, camille, contoso, meridian, nordwind } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

const nodPublishers = 'a0000000-0000-4000-8000-000000000036';
const woodgrove = 'a0000000-0000-4000-8000-000000000031';
const cohoWinery = 'a0000000-0000-4000-8000-000000000008';
const nuageJardin = 'a0000000-0000-4000-8000-000000000037';
const idOf = (customer: string, provider = nordwind) => `relationship:${customer}:${provider}`;

let world: World;
const click = async (verb: string, data: object, person = camille) => {
  const { body } = await send(world.port(), aClick(person, world.connector.url, verb, data));
  return textOf(body.value);
};
const open = (customer: string, provider = nordwind) =>
  click('open', { what: 'relationship', id: idOf(customer, provider) });
/** Boréal's own hands in Partner Center, outside the bot. */
const inThePortal = () =>
  createPartnerCenterConnection({
    tenantId: boreal,
    baseUrl: world.simulatorUrl,
    tokens: createTenantTokens(
      {
        tenantId: boreal,
        authority: world.simulatorUrl,
        clientId: boreal,
        clientSecret: 'local',
        refreshToken: `local-${boreal}`,
      },
      { audience: partnerCenterAudience, now: () => new Date() },
    ),
    portal: true,
    now: () => new Date(),
  });
const outside = (customer: string, provider = nordwind) =>
  inThePortal().portal?.extendRelationship(customer, provider, { requestId: crypto.randomUUID() });

describe('with a connection that can extend', () => {
  beforeAll(async () => {
    world = await startWorld({ world: 'midway' });
    await world.chat(camille).install();
    await world.chat(camille).say('english');
    await until(
      async () => (await open(nuageJardin)).includes('Nuage Jardin') || undefined,
      () => 'the book to be read',
    );
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  });

  test('EXT-14: extended but not listed after a while is said so, with what to check; the watch goes on', async () => {
    const card = await until(
      async () => {
        const shown = await open(nodPublishers);
        return shown.includes('Extended, but Nordwind Distribution is not listed yet') ? shown : undefined;
      },
      () => 'the card to say that the provider is not listed',
    );
    expect(card).toContain('I keep looking and tell you when it does');
    expect(card).toContain('What to check');
  }, 30_000);

  test('EXT-11: a customer that declined blocks the extension until a later consent is recorded', async () => {
    expect(await open(woodgrove)).toContain('Woodgrove Bank declined');
    expect(await click('extendRelationship', { id: idOf(woodgrove) })).toContain('Record a later consent');
    expect(await click('recordConsent', { id: idOf(woodgrove), ...consentInputs })).toContain(
      'Both consents are recorded',
    );
    await click('extendRelationship', { id: idOf(woodgrove) });
    await world.chat(camille).sees('Woodgrove Bank and Nordwind', 'Verified: Nordwind Distribution is listed');
  }, 30_000);

  test('EXT-6, EXT-7, EXT-9, EXT-10: what is shared is shown before, and that the billing e-mail is missing', async () => {
    const card = await open(cohoWinery);
    expect(card).toContain('No billing e-mail on file');
    expect(card).toContain('**Not granted:** delegated admin privileges');
    expect(card).toContain('Microsoft Store for Business');
  });

  test('EXT-4: an indirect customer is not asked for a consent', async () => {
    const card = await open(nuageJardin);
    expect(card).toContain('only for direct bill customers');
    expect(card).not.toContain('Record both consents');
    expect(await click('recordConsent', { id: idOf(nuageJardin), ...consentInputs })).toContain(
      'only for direct bill customers',
    );
  });

  test('EXT-14: a relationship made outside is shown as such, without a consent, and can be taken over', async () => {
    await outside(contoso);
    const card = await until(
      async () => {
        const shown = await open(contoso);
        return shown.includes('lists Nordwind Distribution already') ? shown : undefined;
      },
      () => 'the relationship made outside to be shown',
    );
    expect(card).toContain('no consent is on record here');
    expect(await click('adoptRelationship', { id: idOf(contoso) })).toContain('No consent is on record here');
    expect(await click('recordConsent', { id: idOf(contoso), ...consentInputs })).toContain('by Sofia Marin');
    const calls = await effectiveCalls(world);
    expect(calls.filter((call) => call.endsWith(`${contoso}/extension`))).toHaveLength(1);
  }, 30_000);

  test('EXT-11: the consent to one provider does not extend to another', async () => {
    await click('recordConsent', { id: idOf(cohoWinery), ...consentInputs });
    expect(await click('extendRelationship', { id: idOf(cohoWinery, meridian) })).toContain('not recorded yet');
  });
});

describe('with a connection that cannot extend', () => {
  const clock = movableClock();
  beforeAll(async () => {
    world = await startWorld({
      world: 'midway',
      clock,
      organizations: (url) =>
        localOrganizations(url).map((one) =>
          one.tenantId === boreal && one.connection !== undefined
            ? { ...one, connection: { ...one.connection, portal: false } }
            : one,
        ),
    });
    await world.chat(aya).install();
    await world.chat(aya).say('english');
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  });

  test('EXT-12, EXT-13, EXT-14: the path through Partner Center, then stated by the person, then confirmed by the listing', async () => {
    const id = idOf(cohoWinery);
    await until(
      async () => (await click('open', { what: 'relationship', id }, aya)).includes('Coho Winery') || undefined,
      () => 'the book to be read',
    );
    const card = await click('recordConsent', { id, ...consentInputs }, aya);
    expect(card).toContain('Transfer customer on an indirect provider');
    expect(card).toContain('*Save and continue*');
    expect(card).toContain('Done in Partner Center');
    await outside(cohoWinery);
    expect(await click('extendRelationship', { id, inPortal: 'true' }, aya)).toMatch(
      /Stated by you|Verified: Nordwind/,
    );
    await world.chat(aya).sees('Coho Winery and Nordwind', 'Verified: Nordwind Distribution is listed', 'Sofia Marin');
  }, 30_000);

  test('EXT-13, EXT-14: stated and not listed, the activity log of Partner Center says that it was done; only the listing verifies', async () => {
    const id = idOf(woodgrove);
    const list = (listed: boolean) =>
      world.control('POST', `/customers/${woodgrove}/list`, { partner: boreal, provider: nordwind, listed });
    await click('recordConsent', { id, ...consentInputs }, aya);
    await outside(woodgrove);
    await list(false);
    expect(await click('extendRelationship', { id, inPortal: 'true' }, aya)).toContain('Stated by you');
    clock.moveTo(new Date(clock.now().getTime() + 16 * 60_000).toISOString());
    await world
      .chat(aya)
      .sees('Woodgrove Bank and Nordwind', 'You stated the extension', 'activity log shows the extension');
    await list(true);
    await world.chat(aya).sees('Woodgrove Bank and Nordwind', 'Verified: Nordwind Distribution is listed');
  }, 30_000);
});

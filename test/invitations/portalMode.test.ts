import { localOrganizations } from '../../src/localOrganizations';
import { boreal, camille, meridian, nordwind } from '../support/people';
import { startWorld, type World } from '../support/startWorld';
import { inputOn, offeredAfter, on, read } from './support';

/** Boréal's connection reads, and everything else of its side is done in the portal. */
const portalOnly = (simulatorUrl: string) =>
  localOrganizations(simulatorUrl).map((one) =>
    one.tenantId === boreal && one.connection !== undefined
      ? { ...one, connection: { ...one.connection, portal: false } }
      : one,
  );

let world: World;
beforeAll(async () => {
  world = await startWorld({ world: 'midway', organizations: portalOnly });
}, 60_000);
afterAll(() => world.stop());

const link = `https://admin.microsoft.com/Adminportal/Home?partnerId=${boreal}&msppId=${nordwind}#/BillingAccounts/partner-invitation`;

test('INV-4, INV-9: in portal mode the link is asked for, and only the right one is taken', async () => {
  const chat = world.chat(camille);
  await chat.install();
  await chat.say('english');
  await chat.say('invite contoso');
  const choice = await chat.sees('With which provider?', 'Nordwind Distribution', 'Meridian Supply');
  const id = /invitation:[0-9a-f-]+:d0000000-0000-4000-8000-000000000001/.exec(JSON.stringify(choice.card))?.[0];
  const opened = await chat.pressAction({
    message: choice,
    card: choice.card ?? {},
    verb: 'open',
    data: { what: 'invitation', id },
  });
  const start = { message: choice, card: opened.card, verb: 'open', data: {} };
  const asked = await chat.pressAction(on(start, opened.card, 'draftInvitation'));
  expect(asked.text).toContain('Indirect providers › Invite new customers');
  const save = on(start, asked.card, 'editInvitation');

  const elsewhere = await chat.pressAction(save, { link: 'https://evil.example/x' });
  expect(elsewhere.text).toContain('The link leads to evil.example');
  expect(inputOn(elsewhere.card, 'link')).toBe('https://evil.example/x');
  const ofMeridian = await chat.pressAction(save, { link: link.replace(nordwind, meridian) });
  expect(ofMeridian.text).toContain('This link is the one of Meridian Supply');
  const nothing = await chat.pressAction(save, { link: '' });
  expect(nothing.text).toContain('Paste the link from Partner Center first');

  const taken = await chat.pressAction(save, { link });
  expect(read(taken.card)).toContain('Draft: 3 blanks to fill');
  expect(inputOn(taken.card, 'body')).toContain(link);
}, 40_000);

test('INV-9: a link that is stored for one provider is refused for another', async () => {
  const chat = world.chat(camille);
  const plain = 'https://partner.microsoft.com/invite/0123456789';
  const draftWith = async (name: string, provider: string) => {
    const form = await offeredAfter(chat, `invite ${name}`, 'inviteNewCustomer');
    const asked = await chat.pressAction(form, { hasTenant: 'yes', provider });
    return chat.pressAction(on(form, asked.card, 'editInvitation'), { link: plain });
  };
  expect((await draftWith('Atelier Nord', nordwind)).text).toContain('blanks to fill');
  expect((await draftWith('Atelier Sud', meridian)).text).toContain('This link is the one of Nordwind Distribution');
}, 40_000);

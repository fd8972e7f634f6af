import { textOf, until } from '../support/chat';
import { movableClock } from '../support/movableClock';
import { boreal, camille, mei, meridian, nordwind, type SimulatedPerson, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';

/** The rules of 2026, midway: Azure plans, reservations and terms move by a request that the provider opens. */
let world: World;
const clock = movableClock();

beforeAll(async () => {
  world = await startWorld({ world: 'midway', env: { POLICY: 'current-2026' }, clock });
  await world.chat(camille).install();
  await world.chat(camille).say('english');
  await world.chat(tom).install();
  await world.chat(tom).say('français');
  await world.chat(mei).install();
  await world.chat(mei).say('english');
}, 60_000);
afterAll(async () => {
  await world.stop();
});

const partner = () => world.chat(camille);
const provider = () => world.chat(tom);
const customer = (nn: number) => `a0000000-0000-4000-8000-0000000000${nn}`;

/** The newest card of a person that has this button and says this. */
const on = (person: SimulatedPerson, verb: string, ...texts: readonly string[]) =>
  until(
    () =>
      world
        .chat(person)
        .findAll(verb)
        .find(({ card }) => texts.every((text) => textOf(card).includes(text))),
    () =>
      `${verb} on ${texts.join(' + ')}; ${person.name} sees:\n${world
        .chat(person)
        .messages()
        .slice(-3)
        .map((message) => textOf(message.card))
        .join('\n---\n')}`,
  );

/** Opens a view from the newest card, as any button that names it would. */
const view = async (what: string, id: string) => {
  const message = partner().messages().at(-1);
  if (message === undefined) throw new Error('no message yet');
  return partner().pressAction({ message, card: {}, verb: 'open', data: { what, id } });
};

/** Opens the customer's draft to Nordwind. */
const draft = (nn: number, to = nordwind) => view('transferDraft', `transferDraft:${customer(nn)}:${to}`);

/** Asks on the draft. */
const ask = async (nn: number, to = nordwind) => {
  const card = await until(
    async () => {
      const shown = await draft(nn, to);
      return JSON.stringify(shown.card).includes('"verb":"askForRequest"') ? shown.card : undefined;
    },
    () => `the draft of customer ${nn} to offer to ask`,
  );
  const message = partner().messages().at(-1);
  const data = { id: `transferDraft:${customer(nn)}:${to}`, version: 0 };
  if (message === undefined) throw new Error('no message yet');
  const asked = await partner().pressAction({ message, card, verb: 'askForRequest', data });
  expect(asked.text).toMatch(/Waiting for .* to open the request/);
  return asked;
};

/** The provider opens what it is asked for. */
const open = async (name: string) =>
  provider().pressAction(await on(tom, 'requestTransfer', `ouvrir une demande de transfert pour ${name}`));

interface LiveTransfer {
  readonly status: string;
  readonly customerId: string;
  readonly lines: readonly { readonly name: string }[];
  readonly newCommerce?: { readonly customerEmail: string; readonly partnerOnRecord?: string };
}
const live = async (nn: number) =>
  ((await world.control('GET', '/state')) as { transfers: readonly LiveTransfer[] }).transfers.filter(
    (one) => one.customerId === customer(nn),
  );

test('CON-8, TRF-9 to TRF-17, VER-1 to VER-4: asked, opened, submitted, moved, verified twice; what moves the other way stays free', async () => {
  await ask(22);
  const opened = await open('Relecloud');
  expect(opened.text).toContain('La demande est en cours d’ouverture dans l’Espace partenaires');
  // Microsoft moves no Azure plan while there is a pay-as-you-go subscription: the provider opens it for the rest.
  const refused = await on(tom, 'requestTransfer', 'L’Espace partenaires ne l’a pas prise');
  await provider().pressAction(refused, { productTypes: 'reservation,term,saas' });
  const turn = await on(camille, 'submitTransfer', 'Relecloud-1', 'Your turn: choose what moves to Nordwind');
  expect(textOf(turn.card)).toContain('You pay to the day before the transfer');
  expect(textOf(turn.card)).toContain('SQL Server Standard 2 core');
  expect(textOf(turn.card)).toContain('Azure plan: Nordwind Distribution did not open the request for this kind.');
  // Pay-as-you-go and Business Premium are the partner's own to request.
  expect(textOf(turn.card)).not.toContain('Business Premium');
  const [request] = await live(22);
  expect(request).toMatchObject({ status: 'Pending', lines: [], newCommerce: { partnerOnRecord: expect.any(String) } });
  // What another publisher sells is offered and not chosen: Microsoft does not move it.
  expect(textOf(turn.card)).toContain('of other publishers than Microsoft do not move');
  await partner().pressAction(turn);
  const arrived = await on(tom, 'verifyAsProvider', 'Relecloud-1', 'SQL Server', 'Étape 3 sur 4');
  await provider().pressAction(arrived);
  const last = await on(camille, 'verifyAsPartner', 'Relecloud-1', 'Step 4 of 4');
  await partner().pressAction(last);
  await partner().sees('Relecloud-1', 'Closed: all four steps are done');
  await provider().sees('Relecloud-1', 'Close : les quatre étapes sont faites');
  const own = await until(
    async () => {
      const shown = await draft(22);
      return shown.text.includes('Business Premium') ? shown : undefined;
    },
    () => 'the draft of what the partner can request itself',
  );
  expect(JSON.stringify(own.card)).toContain('"verb":"createTransfer"');
  // What this request did not carry can be asked for again.
  expect(own.text).toContain('Moves by a request of Nordwind Distribution\nAzure plan\nFabricam Backup');
}, 60_000);

test('TRF-13, TRF-16: declined with a reason, the request stays open at Microsoft until the provider cancels it', async () => {
  await ask(18);
  await open("Margie's Travel");
  const turn = await on(camille, 'declineTransfer', "Margie's Travel-1");
  // A refusal leaves everything on the card as it was: what was typed, and what was ticked.
  const comment = `not before January ${'x'.repeat(500)}`;
  const tooLong = await partner().pressAction(turn, { comment, subscriptionIds: 'none-of-them' });
  expect(tooLong.text).toContain('Your turn: choose what moves');
  expect(JSON.stringify(tooLong.card)).toContain(comment);
  expect(JSON.stringify(tooLong.card)).toMatch(/"id":"subscriptionIds"[^\]]*"value":""/);
  const declined = await partner().pressAction(turn, { comment: 'not before January' });
  expect(declined.text).toContain('Until it cancels the request it stays open at Microsoft');
  const told = await on(tom, 'cancelRequest', "Margie's Travel-1", 'Déclinée par Boréal Cloud', 'not before January');
  expect((await live(18)).map((one) => one.status)).toEqual(['Pending']);
  expect(JSON.stringify((await provider().pressAction(told, { comment })).card)).toContain(comment);
  await provider().pressAction(told);
  await partner().sees("Margie's Travel-1", 'Canceled by Nordwind Distribution');
  await provider().sees("Margie's Travel-1", 'Annulée');
  expect((await live(18)).map((one) => one.status)).toEqual(['Cancel']);
  // The old card is late: nothing is submitted any more.
  const late = await partner().pressAction(turn);
  expect(late.text).toContain("Margie's Travel-1");
  expect((await live(18)).map((one) => one.status)).toEqual(['Cancel']);
}, 60_000);

test('TRF-16: a provider that works in the portal says that it opened the request, and the partner’s own look confirms it', async () => {
  await world.control('POST', '/subscriptions', { customer: customer(30), seller: boreal, offer: 'E3N', quantity: 12 });
  await ask(30, meridian);
  const asked = await on(mei, 'requestTransfer', 'Boréal Cloud asks you to open a transfer request for Wingtip Toys');
  expect(textOf(asked.card)).toContain('I have no way to open it in your Partner Center');
  const called = await world.chat(mei).pressAction({ ...asked, data: { ...asked.data, inPortal: false } });
  expect(called.text).toContain('This card was out of date');
  expect(called.text).not.toContain('as stated');
  const stated = await world.chat(mei).pressAction(asked);
  expect(stated.text).toContain('Opened in the portal, as stated by you');
  await partner().sees('Wingtip Toys-1', 'Opened in the portal, as stated by Meridian Supply');
  expect(await live(30)).toEqual([]);
  await world.control('POST', '/transfers', { customer: customer(30), source: boreal, target: meridian });
  const turn = await on(camille, 'submitTransfer', 'Wingtip Toys-1', 'Microsoft 365 E3 ×12');
  await partner().pressAction(turn);
  await on(mei, 'verifyAsProvider', 'Wingtip Toys-1', 'Microsoft 365 E3 ×12');
}, 60_000);

test('CON-1, TRF-12, TRF-16: an answer that is lost on the way opens one request and submits it once', async () => {
  await ask(18);
  await world.control('POST', '/faults', { match: 'POST /v1/customers/*/transfers', dropAfterCommit: true });
  await open("Margie's Travel");
  const turn = await on(camille, 'submitTransfer', "Margie's Travel-2", 'Reserved VM Instance');
  expect((await live(18)).map((one) => one.status)).toEqual(['Cancel', 'Pending']);
  await world.control('POST', '/faults', { match: 'PATCH /v1/*', dropAfterCommit: true });
  await partner().pressAction(turn);
  const arrived = await on(tom, 'verifyAsProvider', "Margie's Travel-2", 'Reserved VM Instance');
  expect((await live(18)).map((one) => one.lines.length)).toEqual([0, 2]);
  // Two lines of one name: each is known again by its number, so none lacks its new id.
  expect(textOf(arrived.card)).not.toContain('pas encore communiqué');
}, 60_000);

test('TRF-9, TRF-12: opened in the portal without a word, it is found; unanswered, it lapses and both are told', async () => {
  await world.control('POST', '/transfers', { customer: customer(17), source: boreal, target: nordwind });
  await partner().say('transfer lucerne');
  const turn = await on(camille, 'submitTransfer', 'Lucerne Publishing-1', 'without a question from here');
  expect(textOf(turn.card)).toContain('Without an answer, the request lapses on');
  await provider().sees('Lucerne Publishing-1', 'Boréal Cloud doit choisir et envoyer');
  clock.moveTo(new Date(clock.now().getTime() + 31 * 86_400_000).toISOString());
  await partner().say('transfer lucerne');
  await partner().sees('Lucerne Publishing-1', 'Lapsed: it was not submitted in time');
  await provider().sees('Lucerne Publishing-1', 'Expirée : pas envoyée à temps');
  const again = await ask(17);
  expect(again.text).toContain('Lucerne Publishing-2');
}, 60_000);

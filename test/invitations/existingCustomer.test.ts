import { boreal, camille, contoso, dev, nordwind } from '../support/people';
import { startWorld, type World } from '../support/startWorld';
import { draftIn, filled, inputOn, newest, offeredAfter, on, partnered, read, urlOn } from './support';

let world: World;
beforeEach(async () => {
  world = await startWorld();
}, 20_000);
afterEach(() => world.stop());

const words = {
  en: {
    invite: 'invite contoso',
    why: 'needs the relationship to order new subscriptions or more licenses for Contoso',
    second:
      'second way to the relationship, beside the extension. Until there is one, Nordwind Distribution cannot order',
    delegated: 'the invitation is mandatory: an extension does not give them',
    lost: 'The personalized link is missing or changed',
    restored: 'The link is back',
    blanks: 'Still to fill in: Price, Invoices, Date of the change',
    sent: 'Sent: Contoso has to authorize',
    authorized: 'Authorized: you and Nordwind Distribution are resellers of record',
    you: 'administrator permissions over the subscriptions, licenses and users of Contoso',
    provider: 'can submit orders for Contoso',
    arrow: 'down arrow beside its name',
    again: 'The invitation was already sent',
  },
  fr: {
    invite: 'inviter contoso',
    why: 'a besoin de la relation pour commander de nouveaux abonnements ou des licences supplémentaires pour Contoso',
    second:
      'seconde voie vers la relation, à côté de l’extension. D’ici là, Nordwind Distribution ne peut pas commander',
    delegated: 'l’invitation est obligatoire : une extension ne les donne pas',
    lost: 'Le lien personnalisé manque ou a changé',
    restored: 'Le lien est remis',
    blanks: 'Reste à remplir : Prix, Factures, Date du changement',
    sent: 'Envoyée : autorisation à donner par Contoso',
    authorized: 'Autorisés : vous et Nordwind Distribution êtes revendeurs de référence',
    you: 'autorisations d’administrateur sur les abonnements, licences et utilisateurs de Contoso',
    provider: 'peut envoyer des commandes pour Contoso',
    arrow: 'flèche vers le bas à côté de son nom',
    again: 'L’invitation est déjà partie',
  },
} as const;

test.each(['en', 'fr'] as const)(
  'INV-3, INV-6, INV-8, INV-9, INV-10, INV-11: from the draft over the lost link to both being resellers of record (%s)',
  async (language) => {
    const say = words[language];
    await partnered(world, language);
    const chat = world.chat(camille);
    const start = await offeredAfter(chat, say.invite, 'draftInvitation');
    for (const part of [say.why, say.second, say.delegated]) expect(read(start.card)).toContain(part);
    await chat.pressAction(draftIn(start, language));
    const draft = await chat.offered('editInvitation');
    const body = inputOn(draft.card, 'body');
    const [link = ''] = /https:\/\/admin\.microsoft\.com\/\S+/.exec(body) ?? [];
    expect(link).toContain(nordwind);

    const early = await chat.press('finishInvitation');
    expect(early.text).toContain(say.blanks);

    const lost = await chat.press('editInvitation', { subject: 'Moved', body: filled(body).replace(link, '') });
    expect(lost.text).toContain(say.lost);
    expect(inputOn(lost.card, 'body')).toBe(filled(body).replace(link, ''));
    const restored = await chat.pressAction(on(draft, lost.card, 'restoreInvitationLink'));
    expect(restored.text).toContain(say.restored);
    expect(inputOn(restored.card, 'body')).toContain(link);
    expect(inputOn(restored.card, 'subject')).toBe('Moved');

    // The English text fits into a mail link, the French one is a file.
    const out = urlOn(restored.card) ?? '';
    if (language === 'en') expect(decodeURIComponent(out)).toContain(link);
    else {
      const file = await fetch(out);
      expect(file.headers.get('content-type')).toContain('message/rfc822');
      expect(await file.text()).toContain('Subject: Moved');
    }

    const done = await chat.pressAction(on(draft, restored.card, 'finishInvitation'));
    expect(done.text).toContain(say.sent);
    const twice = await chat.pressAction({ ...draft, verb: 'finishInvitation' });
    expect(twice.text).toContain(say.again);

    await world.control('POST', `/customers/${contoso}/authorize`, { partner: boreal, provider: nordwind });
    const told = await chat.sees(say.authorized, say.you, say.provider, say.arrow);
    expect(told).toBe(chat.messages().at(-1));
  },
  40_000,
);

test('INV-8: a Sales agent reads along and cannot draft, edit or finish', async () => {
  await partnered(world, 'en');
  const start = await offeredAfter(world.chat(camille), 'invite contoso', 'draftInvitation');
  await world.chat(camille).pressAction(draftIn(start, 'fr'));
  const draft = await world.chat(camille).offered('editInvitation');
  const sales = world.chat(dev);
  await sales.install();
  await sales.say('english');
  await sales.say('invite contoso');
  const card = await sales.sees(
    'Inviting needs the role Admin agent',
    'Boréal Cloud travaille avec Nordwind Distribution',
  );
  expect(newest(sales, 'editInvitation')).toBeUndefined();
  for (const verb of ['editInvitation', 'finishInvitation', 'restoreInvitationLink', 'draftInvitation']) {
    const found = { ...draft, message: card, verb, data: { ...draft.data, language: 'en' } };
    expect((await sales.pressAction(found)).text).toContain('This needs the role Admin agent');
  }
}, 40_000);

test('INV-9: an invitation of another tenant, a forged id and a forged download are unknown', async () => {
  await partnered(world, 'en');
  const start = await offeredAfter(world.chat(camille), 'invite contoso', 'draftInvitation');
  const forged = `invitation:${contoso}:c0000000-0000-4000-8000-000000000001`;
  for (const verb of ['editInvitation', 'finishInvitation', 'draftInvitation']) {
    const data = { ...start.data, id: forged, language: 'en' };
    expect((await world.chat(camille).pressAction({ ...start, verb, data })).text).not.toContain('Contoso');
  }
  const address = `http://127.0.0.1:${world.port()}/mail/`;
  for (const path of ['x.eml', 'eA.eA.eml', '..%2f..%2fetc.eml', '']) {
    expect((await fetch(address + path)).status).toBe(404);
  }
}, 40_000);

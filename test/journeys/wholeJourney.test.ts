import { type Chat, type FoundAction, textOf, until } from '../support/chat';
import { boreal, camille, contoso, dev, ines, nordwind, olaf, type SimulatedPerson, tom } from '../support/people';
import { startWorld, type World } from '../support/startWorld';
import { consentInputs } from './firstLight';

const fabrikam = 'Fabrikam';
const contosoSeats = 'e0000000-0000-4000-8000-000000000101';

describe('the journey as people live it', () => {
  let world: World;
  const chat = (person: SimulatedPerson): Chat => world.chat(person);
  beforeAll(async () => {
    world = await startWorld({ undoSeconds: 1, env: { ENROLLMENT_UNDO_SECONDS: '1' } });
  }, 30_000);
  afterAll(() => world.stop());

  /** The newest button with this verb on a card that holds all of these texts, once it is there. */
  const offered = (person: SimulatedPerson, verb: string, ...texts: string[]): Promise<FoundAction> =>
    until(
      () =>
        chat(person)
          .findAll(verb)
          .find(({ message }) => texts.every((text) => textOf(message.card).includes(text))),
      () =>
        `${person.name} to be offered ${verb} on a card with ${texts.join(' + ')}; sees:\n${lastSeen(chat(person))}`,
    );
  const press = async (
    person: SimulatedPerson,
    verb: string,
    texts: readonly string[],
    inputs: Record<string, string> = {},
  ): Promise<string> => (await chat(person).pressAction(await offered(person, verb, ...texts), inputs)).text;
  const says = async (person: SimulatedPerson, text: string): Promise<string> => {
    await chat(person).say(text);
    return textOf(chat(person).messages().at(-1)?.card);
  };

  test('BOT-1, BOT-2, BOT-4, BOT-5, BOT-6: from the greeting to the report, with a lost link, drift, a double accept, a rejection and a partial result', async () => {
    // 0 · Hello, in both languages; the choice is remembered.
    for (const person of [camille, dev, ines, tom, olaf]) await chat(person).install();
    await chat(camille).sees('Choisissez votre langue', 'Choose your language');
    await chat(camille).press('setLanguage');
    for (const person of [dev, ines, tom, olaf]) await chat(person).say('english');

    // 1 · The door of no return, for somebody without the role and for Camille.
    expect(await says(dev, 'enroll')).toContain('Camille Roy may do this (Global admin)');
    await press(dev, 'askColleague', ['Camille Roy']);
    await chat(camille).sees('Dev Patel vous demande de regarder ceci');

    // 2 · The ceremony: nothing typed is lost, the undo window stops it once.
    const form = await says(camille, 'inscription');
    for (const part of ['Aucun retour en arrière', 'camille@boreal.example', 'rien ne s’arrête']) {
      expect(form).toContain(part);
    }
    const refused = await press(camille, 'submitEnrollment', ['INSCRIRE BORÉAL'], { confirmation: 'inscrire' });
    expect(refused).toContain('inscrire');
    await press(camille, 'submitEnrollment', ['INSCRIRE BORÉAL'], { confirmation: 'inscrire boreal' });
    await press(camille, 'undo', ['Rien n’est encore parti']);
    await chat(camille).say('inscription');
    await press(camille, 'submitEnrollment', ['INSCRIRE BORÉAL'], { confirmation: 'INSCRIRE BORÉAL' });

    // 3 · Approved, then the agreement: both at once.
    await press(camille, 'acceptResellerAgreement', ['Accepter et continuer']);
    await chat(camille).sees('À la fois partenaire à facturation directe et revendeur indirect');
    expect(await says(camille, 'primes')).toContain('mpn@boreal.example');

    // 4 · The provider.
    await world.control('POST', '/partnerships', { partner: boreal, provider: nordwind });
    await press(camille, 'acceptPartnership', ['Nordwind Distribution']);
    await chat(camille).sees('Accepté', 'Nordwind Distribution');

    // 6, 7 · Extension or invitation, and both consents for Contoso.
    const adviser = await until(
      async () => {
        await chat(camille).say('statut contoso');
        return chat(camille)
          .findAll('open')
          .find(({ data }) => data.what === 'adviser');
      },
      () => `the adviser to be offered for Contoso; sees:\n${lastSeen(chat(camille))}`,
    );
    const questions = await chat(camille).pressAction(adviser);
    const answers = { needsAdmin: 'no', consentAnswer: 'given', customerActs: 'no' };
    const asked = { ...adviser, card: questions.card, verb: 'adviseMove', data: dataOf(questions.card, 'adviseMove') };
    expect((await chat(camille).pressAction(asked, answers)).text).toContain('Recommandée : l’extension');
    await extend('Contoso', contoso);

    // 7 · Lamna is invited: the link gets lost and comes back, blanks are filled, the customer authorizes both.
    const lamna = 'a0000000-0000-4000-8000-000000000014';
    expect(await says(camille, 'inviter lamna')).toContain('Pas encore d’invitation');
    await press(camille, 'draftInvitation', ['Lamna Healthcare']);
    const draft = await offered(camille, 'finishInvitation', 'Lamna Healthcare', 'à remplir');
    const body = inputOf(draft.message.card, 'body');
    const link = /https:\/\/\S+/.exec(body)?.[0] ?? 'no link';
    const early = await chat(camille).pressAction(draft);
    expect(early.text).toContain('[…]');
    const lost = await chat(camille).pressAction(
      { ...draft, verb: 'editInvitation', card: early.card },
      { body: body.replace(link, 'ici') },
    );
    expect(lost.text).toContain('Remettre le lien');
    const typed = inputOf(lost.card, 'body');
    expect(typed).not.toContain(link);
    const restored = await chat(camille).pressAction({
      ...draft,
      verb: 'restoreInvitationLink',
      card: lost.card,
      data: dataOf(lost.card, 'restoreInvitationLink'),
    });
    const whole = inputOf(restored.card, 'body');
    expect(whole).toContain(link);
    const finish = dataOf(restored.card, 'finishInvitation');
    const done = await chat(camille).pressAction(
      { ...draft, card: restored.card, data: finish },
      { body: whole.replaceAll('[…]', 'comme convenu') },
    );
    expect(done.text).toContain('autorisation à donner par Lamna Healthcare');
    await world.control('POST', `/customers/${lamna}/authorize`, { partner: boreal, provider: nordwind });
    await chat(camille).sees('Lamna Healthcare', 'revendeurs de référence', 'peut envoyer des commandes');

    // 8 · Fabrikam's agreement was attested by Boréal: Nordwind's turn, in English.
    await extend(fabrikam, 'a0000000-0000-4000-8000-000000000002');
    await press(ines, 'recordAgreement', ['Fabrikam', 'does not carry over'], {
      agreementFirstName: 'Ada',
      agreementLastName: 'Lind',
      agreementEmail: 'ada@fabrikam.example',
      agreementDate: '2026-10-02',
    });
    await chat(camille).sees('Fabrikam', 'Créer un transfert');

    // 9 · The request, previewed and created.
    await until(
      async () => {
        await chat(camille).say('transférer contoso');
        return chat(camille)
          .findAll('createTransfer')
          .find(({ message }) => textOf(message.card).includes('Contoso'));
      },
      () => 'the draft for Contoso',
    );
    const preview = await press(camille, 'previewTransfer', ['Contoso']);
    expect(preview).toContain('Rien n’a été envoyé');
    expect(preview).toContain('part avec sa base');
    await press(camille, 'createTransfer', ['Contoso']);

    // 10 · The provider is told unasked; the seats move; Camille recreates; two people accept.
    await offered(tom, 'acceptTransfer', 'Transfer Contoso-1');
    const old = await offered(ines, 'acceptTransfer', 'Transfer Contoso-1');
    expect(await says(olaf, 'transfer contoso')).toContain('Admin agent');
    await world.control('PATCH', `/subscriptions/${contosoSeats}`, { quantity: 30 });
    await chat(ines).sees('Transfer Contoso-1', 'Changed after the request', '30');
    await press(ines, 'askRecreate', ['Contoso-1']);
    await press(camille, 'recreateTransfer', ['Contoso-1', '30']);
    await chat(ines).sees('Contoso-1', 'replaced by Contoso-2');
    const late = await offered(tom, 'acceptTransfer', 'Transfer Contoso-2');
    await press(ines, 'acceptTransfer', ['Transfer Contoso-2']);
    const second = await chat(tom).pressAction(late);
    expect(second.text).toMatch(/Already accepted by Inès Martin at \d\d:\d\d/);
    const stale = await chat(ines).pressAction(old);
    expect(stale.text).toContain('replaced by Contoso-2');

    // 12, 13 · Something is missing: step 3 stays open for both. Then all is there, and the partner checks.
    const verdicts = await until(
      () => {
        const found = chat(tom)
          .findAll('verifyAsProvider')
          .filter(({ message }) => textOf(message.card).includes('Contoso-2'));
        return found.length > 0 ? found : undefined;
      },
      () => 'the provider to be asked what arrived',
    );
    const missing = verdicts.find(({ data }) => String(data.allThere) !== 'true');
    if (missing === undefined) throw new Error('the provider cannot say that something is missing');
    await chat(tom).pressAction(missing, { missing: 'the Audio Conferencing seats' });
    await chat(camille).sees('Contoso-2', 'the Audio Conferencing seats', 'Étape 3 sur 4');
    const there = await until(
      () =>
        chat(tom)
          .findAll('verifyAsProvider')
          .find(({ data, message }) => data.allThere === 'true' && textOf(message.card).includes('the Audio')),
      () => 'the provider to be asked again',
    );
    await chat(tom).pressAction(there, {});
    await chat(camille).sees('Contoso-2', 'Vérifiée par Nordwind Distribution');
    const closing = await offered(camille, 'verifyAsPartner', 'Contoso-2');
    const checks = textOf(closing.message.card);
    for (const part of ['Suspendu (normal', 'n’apparaît plus (normal)', 'Demande : Terminée']) {
      expect(checks).toContain(part);
    }
    await chat(camille).pressAction(closing);
    await chat(camille).sees('Contoso-2', 'Close : les quatre étapes sont faites');

    // 10 · Rejected with a reason, corrected and sent again.
    const alpine = 'a0000000-0000-4000-8000-000000000005';
    await extend('Alpine Ski House', alpine);
    await request('Alpine Ski House');
    await press(tom, 'rejectTransfer', ['Transfer Alpine Ski House-1'], { comment: 'Wrong reseller MPN ID' });
    await chat(camille).sees('Alpine Ski House-1', 'Rejetée par Nordwind Distribution', 'Wrong reseller MPN ID');
    await request('Alpine Ski House');
    await press(tom, 'acceptTransfer', ['Transfer Alpine Ski House-2']);
    await chat(tom).sees('Alpine Ski House-2', 'Do you see');

    // 12 · Done, partly: the line that failed gets a request of its own, and the provider hears why it comes again.
    const designers = 'a0000000-0000-4000-8000-000000000012';
    await extend('Graphic Design Institute', designers);
    await request('Graphic Design Institute');
    await press(ines, 'acceptTransfer', ['Transfer Graphic Design Institute-1']);
    await chat(camille).sees('Graphic Design Institute-1', '2 abonnements transférés sur 3', 'Project Plan 3');
    const again = await until(
      () =>
        chat(camille)
          .findAll('open')
          .find(
            ({ data, message }) => data.what === 'transferDraft' && textOf(message.card).includes('Project Plan 3 :'),
          ),
      () => 'a new request to be offered for the failed line',
    );
    const opened = await chat(camille).pressAction(again);
    await chat(camille).pressAction({
      ...again,
      card: opened.card,
      verb: 'createTransfer',
      data: dataOf(opened.card, 'createTransfer'),
    });
    await offered(
      ines,
      'acceptTransfer',
      'Transfer Graphic Design Institute-2',
      'Project Plan 3',
      'New request for what did not move',
    );

    // 15 · Anything may be asked at any time, also in the middle of a dialog.
    await chat(camille).say('étendre');
    expect(await says(camille, 'aide')).toContain('statut');
    expect(await says(camille, 'statut contoso')).toContain('Contoso');
    expect(await says(camille, 'pourquoi')).toMatch(/[A-Z]{3}-\d+/);
    expect(await says(camille, 'annuler')).toContain('quitt');
  }, 180_000);

  /** Types the command until the draft is there, and creates the request with what is preselected. */
  async function request(name: string): Promise<void> {
    const draft = await until(
      async () => {
        await chat(camille).say(`transférer ${name}`);
        return chat(camille)
          .findAll('createTransfer')
          .find(({ message }) => textOf(message.card).includes(`Transférer ${name}`));
      },
      () => `the draft for ${name}; sees:\n${lastSeen(chat(camille))}`,
    );
    const { text } = await chat(camille).pressAction(draft);
    expect(text).toContain(`Transfert ${name}-`);
  }

  /** Opens the relationship from the customer's card, records both consents (an incomplete one first), and extends. */
  async function extend(name: string, customerId: string): Promise<void> {
    const id = `relationship:${customerId}:${nordwind}`;
    const link = await until(
      async () => {
        await chat(camille).say(`statut ${name}`);
        return chat(camille)
          .findAll('open')
          .find(({ data }) => data.what === 'relationship' && data.id === id);
      },
      () => `the way to ${name}'s relationship; sees:\n${lastSeen(chat(camille))}`,
    );
    const opened = await chat(camille).pressAction(link);
    const consent = { ...link, card: opened.card, verb: 'recordConsent', data: { id } };
    const half = await chat(camille).pressAction(consent, { ...consentInputs, customerConsent: 'false' });
    expect(half.text).toContain('Sofia Marin');
    await chat(camille).pressAction({ ...consent, card: half.card }, consentInputs);
    const extension = await until(
      () =>
        chat(camille)
          .findAll('extendRelationship')
          .find(({ data }) => data.id === id),
      () => `extension of ${name}; sees:\n${lastSeen(chat(camille))}`,
    );
    await chat(camille).pressAction(extension);
    await chat(camille).sees(name, 'Vérifié : Nordwind Distribution');
  }
});

/** What an input of a card holds. */
const inputOf = (card: unknown, id: string): string =>
  String(nodesOf(card).find((node) => node.id === id)?.value ?? '');

/** What the button with this verb on a card carries. */
function dataOf(node: unknown, verb: string): Record<string, unknown> {
  const found = nodesOf(node).find((one) => one.type === 'Action.Execute' && one.verb === verb);
  if (found === undefined) throw new Error(`the card has no ${verb}: ${textOf(node)}`);
  return found.data as Record<string, unknown>;
}

function nodesOf(node: unknown): readonly Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  if (node === null || typeof node !== 'object') return [];
  return [node as Record<string, unknown>, ...Object.values(node).flatMap(nodesOf)];
}

const lastSeen = (chat: Chat): string =>
  chat
    .messages()
    .slice(-3)
    .map((message) => textOf(message.card ?? message.text))
    .join('\n---\n');

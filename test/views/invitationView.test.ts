import { current2026 } from '../../src/domain/policy/current2026';
import { invitationView } from '../../src/views/invitationView';
import { newCustomerView } from '../../src/views/newCustomerView';
import { renderCard } from '../../src/views/renderCard';
import { tenantRequestView } from '../../src/views/tenantRequestView';
import { languages } from '../../src/views/viewer';
import { asCamille, asDev, asTom, contextFor, hostileName } from './fixtures';
import { invitationInput, invitations, tenantRequests } from './invitationCases';
import { read } from './reading';

type Input = Parameters<typeof invitationView>[0];
const card = (change: Partial<Input>, language: 'en' | 'fr' = 'en', more: Parameters<typeof contextFor>[1] = {}) => {
  const viewer = asCamille({ language });
  return read(invitationView({ ...invitationInput, ...change }, viewer, contextFor(viewer, more)));
};
const stage = (status: string) => {
  const found = invitations.find((one) => one.status === status);
  if (found === undefined) throw new Error(status);
  return found;
};

test('INV-1, INV-2, INV-3, INV-5: before a draft the card says who needs the relationship, what it lets you do and why', () => {
  const { text } = card({});
  expect(text).toContain('Both you and Nordwind Distribution need a reseller relationship with Contoso');
  expect(text).toContain('It lets you manage subscriptions and services on its behalf');
  expect(text).toContain('one link invites it to both of you at once');
  expect(text).toContain('to order new subscriptions or more licenses for Contoso');
  const french = card({}, 'fr').text;
  expect(french).toContain('une relation de revendeur avec Contoso');
  expect(french).toContain('gérer en son nom abonnements et services');
  expect(french).toContain('un seul lien l’invite auprès des deux');
  expect(french).toContain('commander de nouveaux abonnements ou des licences supplémentaires');
});

test('INV-19, INV-20: for a direct customer it is the second way, and until then the provider cannot order; for others neither is said', () => {
  const { text } = card({});
  expect(text).toContain('the second way to the relationship, beside the extension');
  expect(text).toContain('Until there is one, Nordwind Distribution cannot order for Contoso');
  expect(card({ customer: 'new' }).text).not.toContain('second way');
  expect(card({}, 'fr').text).toContain('D’ici là, Nordwind Distribution ne peut pas commander pour Contoso');
});

test('INV-21, EXT-9: needed delegated administration makes the invitation mandatory in 2021, and comes apart from it today', () => {
  expect(card({}).text).toContain('the invitation is mandatory: an extension does not give them');
  const today = card({}, 'en', { policy: current2026 }).text;
  expect(today).not.toContain('mandatory');
  expect(today).toContain('Neither an invitation nor an extension gives Nordwind Distribution');
  expect(card({}, 'fr').text).toContain('l’invitation est obligatoire');
});

test('INV-4: the card names the path in Partner Center, and in portal mode asks for the link from there', () => {
  expect(card({}).text).toContain('Indirect providers › Invite new customers');
  const asked = card({ invitation: stage('linkNeeded') });
  expect(asked.text).toContain('copy the link from the draft there and paste it here');
  expect(asked.text).toContain('only a link to admin.microsoft.com');
  expect(asked.inputs).toHaveProperty('link');
  expect(card({ invitation: stage('linkNeeded') }, 'fr').text).toContain('Inviter de nouveaux clients');
});

test('INV-6, INV-8, INV-9, INV-10: the draft stands on the card to review and change, with the warning about the link', () => {
  const draft = card({ invitation: stage('drafted') }, 'fr');
  expect(draft.text).toContain('Prix : \\[…\\]');
  expect(draft.text).toContain('Gardez le lien tel quel');
  expect(draft.inputs.body?.value).toContain('https://admin.microsoft.com/');
  expect(draft.inputs.subject?.value).toContain('Nordwind Distribution');
  expect(draft.verbs).toEqual(['editInvitation', 'finishInvitation', 'draftInvitation']);
  expect(draft.primary).toEqual(['Enregistrer']);
});

test('INV-7: two ways out, the e-mail and copying; without a mail address only copying', () => {
  const whole = invitations[5];
  if (whole === undefined) throw new Error('no draft');
  const file = { kind: 'file' as const, url: 'http://127.0.0.1/mail/x.eml' };
  const both = card({ invitation: whole, mail: file });
  expect(both.text).toContain('open the saved text in your e-mail, or copy it from here');
  expect(both.titles).toContain('E-mail file');
  const link = card({ invitation: whole, mail: { kind: 'mail', url: 'mailto:?subject=a&body=b' } });
  expect(link.titles).toContain('Open in e-mail');
  expect(link.primary).toEqual(['Open in e-mail']);
  const copy = card({ invitation: whole });
  expect(copy.text).toContain('copy the text from here and paste it into an e-mail');
  expect(copy.titles).not.toContain('E-mail file');
});

test('INV-11, INV-12, INV-13, INV-14: authorized, the card says what each may do now and where to manage the customer', () => {
  const invitation = stage('authorized');
  const { text, opens } = card({ invitation });
  expect(text).toContain('you and Nordwind Distribution are resellers of record');
  expect(text).toContain('administrator permissions over the subscriptions, licenses and users of Contoso');
  expect(text).toContain('can submit orders for Contoso');
  expect(text).toContain('expand the record of Contoso with the down arrow beside its name');
  expect(opens.some((one) => one.startsWith('transferDraft'))).toBe(true);
  expect(card({ invitation }, 'en', { policy: current2026 }).text).toContain(
    'administrator permissions are asked for separately',
  );
  const french = card({ invitation }, 'fr').text;
  for (const part of [
    'revendeurs de référence',
    'autorisations d’administrateur',
    'peut envoyer des commandes',
    'flèche vers le bas',
  ])
    expect(french).toContain(part);
});

test('INV-18: for a customer acquired as indirect reseller the card says that direct purchase is impossible and who orders', () => {
  const { text, opens } = card({ invitation: stage('authorized'), customer: 'indirect' });
  expect(text).toContain(
    'Not possible: purchasing for Contoso with your direct bill capability. Nordwind Distribution orders'.replace(
      'Not possible:',
      '**Not possible:**',
    ),
  );
  expect(opens.some((one) => one.startsWith('transferDraft'))).toBe(false);
  const related = card({ customer: 'indirect', providerListed: true });
  expect(related.text).toContain('Nordwind Distribution orders');
  expect(related.verbs).toEqual([]);
});

test('INV-15, INV-16, INV-17: the form and the request say who can create the tenant and what that guarantees', () => {
  for (const language of languages) {
    const viewer = asCamille({ language });
    const typed = { customerName: 'Ferme du Lac' };
    const form = read(newCustomerView({ providers: [], similar: [], typed }, viewer, contextFor(viewer)));
    expect(form.text).toContain(
      language === 'en' ? 'an indirect reseller cannot create a tenant' : 'un revendeur indirect ne peut pas en créer',
    );
    const [request] = tenantRequests;
    if (request === undefined) throw new Error('no request');
    const own = read(tenantRequestView({ id: 'x', request, mail: 'mailto:?x' }, viewer, contextFor(viewer)));
    expect(own.text).toContain(
      language === 'en'
        ? 'names you as the indirect reseller of Ferme du Lac'
        : 'vous désigne comme revendeur indirect de Ferme du Lac',
    );
    expect(own.text).toContain(
      language === 'en' ? 'appears in your customer list' : 'apparaît dans votre liste de clients',
    );
    expect(own.titles).toContain(language === 'en' ? 'Ready e-mail' : 'E-mail tout prêt');
    const provider = asTom({ language });
    const theirs = read(tenantRequestView({ id: 'x', request }, provider, contextFor(provider)));
    expect(theirs.text).toContain('5139005');
    expect(theirs.verbs).toEqual([]);
  }
});

test('INV-8: hostile names and texts are inert on every card, and a person without the role only reads', () => {
  const invitation = { ...stage('drafted'), body: 'a **bold** [x](https://example.test) <at>y</at>', subject: '# *s*' };
  const shown = card({ customerName: hostileName, invitation });
  expect(shown.text).toContain('a \\*\\*bold\\*\\* \\[x\\](https\\://example.test) \\<at\\>y\\</at\\>');
  expect(shown.inputs.body?.value).toBe('a **bold** [x](https://example.test) <at>y</at>');
  const viewer = asDev();
  const reader = read(invitationView({ ...invitationInput, invitation }, viewer, contextFor(viewer)));
  expect(reader.verbs).toEqual([]);
  expect(reader.text).toContain('Inviting needs the role Admin agent');
});

test('INV-8: the longest text a person may write still fits on its card, however it is broken into lines or escaped', () => {
  const drafted = stage('drafted');
  if (drafted.status !== 'drafted') throw new Error('not a draft');
  const bodies = ['a\n'.repeat(1_700), '*_'.repeat(1_700), 'é'.repeat(3_400), `- ${'point\n- '.repeat(450)}`];
  for (const text of bodies) {
    const body = `${text}\n${drafted.link}`;
    const invitation = { ...drafted, body };
    for (const typed of [undefined, { subject: '*'.repeat(200), body }]) {
      const viewer = asCamille();
      const view = invitationView(
        { ...invitationInput, invitation, ...(typed === undefined ? {} : { typed }) },
        viewer,
        contextFor(viewer),
      );
      expect(Buffer.byteLength(JSON.stringify(renderCard(view)), 'utf16le')).toBeLessThan(28 * 1024);
    }
  }
});

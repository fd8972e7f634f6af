import { transferDraftView } from '../../src/views/transferDraftView';
import type { TransferDraftInput } from '../../src/views/transferInputs';
import type { Viewer } from '../../src/views/viewer';
import { draft } from './cases';
import { asCamille, asDev, contextFor } from './fixtures';
import { read } from './reading';

const reservation = {
  subscriptionId: 'r',
  name: 'Reserved VM Instance',
  kind: 'reservation' as const,
  quantity: 1,
  addons: [],
  reason: { kind: 'unsupported' as const, what: 'reservation' as const },
};
const contoso: TransferDraftInput = { ...draft, cannotMove: [reservation], inRequest: [] };
const show = (input: TransferDraftInput, viewer: Viewer = asCamille()) =>
  read(transferDraftView(input, viewer, contextFor(viewer)));

test('CON-4: a choice carries its quantity and the add-ons that move with it', () => {
  const choices = show(contoso).inputs.subscriptionIds?.choices as readonly { title: string; value: string }[];
  expect(choices.map((one) => one.title)).toEqual([
    'Microsoft 365 Business Premium ×25 (+ Audio Conferencing ×25, moves with it)',
    'Microsoft Azure, pay-as-you-go',
  ]);
  expect(show(contoso).inputs.subscriptionIds).toMatchObject({ isMultiSelect: true, value: draft.selected.join(',') });
});

test('CON-9 to CON-11: what cannot move stands as text with its reason and the way out', () => {
  const { text } = show(contoso);
  expect(text).toContain('**Reserved VM Instance ×1:** Azure reservations cannot be transferred.');
  expect(text).toContain('the old subscription is canceled last, so that Contoso is never cut off');
});

test('A.3-6: state and add-on have reasons of their own, and no API text is shown', () => {
  const { text } = show(draft, asCamille({ language: 'fr' }));
  expect(text).toContain('Suspendu. Seuls les abonnements actifs peuvent être transférés');
  expect(text).not.toContain('SECRET');
});

test('CON-3: what is in an open request is named with it', () => {
  expect(show(draft).text).toContain('Already in request Contoso-2');
});

test('CON-1, CON-2, CON-5 to CON-7: the warnings stand before creating', () => {
  const { text } = show(contoso, asCamille({ language: 'fr' }));
  expect(text).toContain('L’ID d’abonnement change. L’ID d’abonnement Azure est conservé');
  expect(text).toContain('Ne changez pas le nombre de licences');
  expect(text).toContain('la demande garde les quantités d’aujourd’hui');
  expect(text).toContain('retirez la demande et recréez-la');
});

test('a preview lists what the request would hold and says that nothing was sent', () => {
  const card = show({ ...contoso, preview: true, selected: draft.selected.slice(1) });
  expect(card.text).toContain('The request would hold\nMicrosoft Azure, pay-as-you-go\nNothing has been sent.');
  expect(card.verbs).toEqual(['createTransfer', 'previewTransfer']);
});

test('TRF-1, TRF-2, TRF-6: the draft says why subscriptions are transferred, that it is self-served, and its four steps', () => {
  const { text } = show(contoso);
  expect(text).toContain(
    'you have no billing relationship with Microsoft; subscriptions come through Nordwind Distribution',
  );
  expect(text).toContain('transferred to Nordwind Distribution, self-served, in four steps');
  expect(text).toContain('Step 1 of 4');
  const french = show(contoso, asCamille({ language: 'fr' })).text;
  expect(french).toContain('vous n’avez pas de relation de facturation avec Microsoft');
  expect(french).toContain('en libre-service');
});

test('TRF-4, TRF-5, TRF-9: before anything is pressed the draft shows whether the provider is listed and the agreement in order', () => {
  const ready = show(contoso).text;
  expect(ready).toContain('Nordwind Distribution is listed under Indirect provider(s) of Contoso');
  expect(ready).toContain('Microsoft Customer Agreement is in order');
  const notReady = show({ ...contoso, listed: false, agreementSatisfied: false }).text;
  expect(notReady).toContain('is not listed under Indirect provider(s) of Contoso');
  expect(notReady).toContain('Nordwind Distribution must update it');
});

test('TRF-9 to TRF-11: the path in Partner Center stands on the draft, from Quick links to Create', () => {
  expect(show(contoso).text).toContain(
    'Customers › Quick links; check that Nordwind Distribution is listed under Indirect provider(s); then View Subscriptions › Subscription Transfer › “Request subscription transfer” › Create.',
  );
  expect(show(contoso, asCamille({ language: 'fr' })).text).toContain('« Demander un transfert d’abonnement »');
});

test('CON-12: a preview is Passerelle’s own, because the sandbox cannot run transfers', () => {
  expect(show({ ...contoso, preview: true }).text).toContain('Microsoft’s sandbox cannot run transfers');
  expect(show({ ...contoso, preview: true }, asCamille({ language: 'fr' })).text).toContain(
    'le bac à sable de Microsoft',
  );
});

test('A.3-8, A.3-16: a draft that follows an earlier request names it', () => {
  expect(show({ ...contoso, after: 2 }).text).toContain('A new request after Contoso-2');
});

test('CON-11: the plan for what cannot move is one press away, and not offered where there is nothing to plan', () => {
  expect(show(contoso).opens).toContain('plans plans:a:b');
  expect(show({ ...contoso, cannotMove: [] }).opens).not.toContain('plans plans:a:b');
});

test('a selection that is no longer offered is not sent back', () => {
  expect(show({ ...contoso, selected: ['gone'] }).inputs.subscriptionIds).toMatchObject({ value: '' });
});

test('ROL-4: without the role there is nothing to choose', () => {
  const card = show(contoso, asDev());
  expect(card.verbs).toEqual([]);
  expect(card.text).toContain('Creating a request needs the role Admin agent.');
});

test('nothing that can move: no button, and the reasons stay', () => {
  const card = show({ ...contoso, movable: [] });
  expect(card.verbs).toEqual([]);
  expect(card.text).toContain('Nothing here can be transferred');
});

import type { TransferDraftInput } from '../../src/views/inputs';
import { transferDraftView } from '../../src/views/transferDraftView';
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

import { refuse } from '../../src/domain/refusal';
import { refusalText } from '../../src/views/refusalText';
import { asCamille, asDev, asInes, asTom, contextFor, ines, tom } from './fixtures';

const plain = (value: string) => value.replace(/[\u00a0\u202f]/g, ' ');
const at = '2026-10-14T18:02:00Z';

test('TRF-16: a late accept hears who was faster and when', () => {
  const viewer = asInes();
  const refusal = refuse('TRF-16', 'alreadyAnswered', { by: tom, at, about: 'accept' });
  expect(refusalText(refusal, viewer, contextFor(viewer))).toBe(
    'Already accepted by Tom Berg at 20:02. Nothing changed.',
  );
});

test('the same in French, with the day when it was not today', () => {
  const viewer = asTom({ language: 'fr' });
  const refusal = refuse('TRF-16', 'alreadyAnswered', { by: ines, at: '2026-10-12T08:05:00Z', about: 'reject' });
  expect(plain(refusalText(refusal, viewer, contextFor(viewer)))).toBe(
    'Déjà rejetée par Inès Martin le lundi 12 octobre à 10 h 05. Rien n’a changé.',
  );
});

test('one’s own act is one’s own, and people of the other tenant stay unnamed', () => {
  const refusal = refuse('TRF-16', 'alreadyAnswered', { by: ines, at, about: 'accept' });
  const own = asInes();
  expect(refusalText(refusal, own, contextFor(own))).toContain('by you at 20:02');
  const other = asCamille();
  expect(refusalText(refusal, other, contextFor(other))).toContain('by the other organization at 14:02');
});

test('a colleague whose name is not known is still a colleague', () => {
  const viewer = asInes();
  const refusal = refuse('VER-1', 'alreadyVerified', { by: tom, at });
  const context = contextFor(viewer, { personName: () => undefined });
  expect(refusalText(refusal, viewer, context)).toBe('Already verified by a colleague at 20:02. Nothing changed.');
});

test('ROL-1: a refusal for want of a role names the role needed and the person’s own', () => {
  const viewer = asDev();
  const refusal = refuse('ROL-1', 'roleNeeded', { roles: ['globalAdmin'] });
  expect(refusalText(refusal, viewer, contextFor(viewer))).toBe(
    'This needs the role Global admin. Your role: Sales agent. Ask a colleague who has it.',
  );
  const none = asDev({ language: 'fr', roles: [] });
  const both = refuse('ROL-5', 'roleNeeded', { roles: ['adminAgent', 'salesAgent'] });
  expect(plain(refusalText(both, none, contextFor(none)))).toContain(
    'Il faut le rôle agent d’administration ou agent commercial. Votre rôle : aucun qui compte ici.',
  );
});

test('names in a refusal are inert, and a missing one has a stand-in', () => {
  const viewer = asCamille();
  const refusal = refuse('CON-3', 'inOpenTransfer', { about: '[E3](x)' });
  expect(refusalText(refusal, viewer, contextFor(viewer))).toContain('\\[E3\\](x) is already');
  expect(refusalText(refuse('MCA-5', 'agreementNotRetained'), viewer, contextFor(viewer))).toContain(
    'Ask the provider',
  );
});

import type { Enrollment } from '../../src/domain/programme/programme';
import type { IncentivesInput } from '../../src/views/enrollmentInputs';
import { incentivesView } from '../../src/views/incentivesView';
import { asCamille, asDev, camille, contextFor, dev } from './fixtures';
import { read } from './reading';

const enrollment: Enrollment = {
  status: 'enrolled',
  version: 3,
  by: camille,
  at: '2026-10-01T12:00:00Z',
  primaryContact: 'camille@boreal.example',
};
const incentives = { from: '2026-10-01T12:00:00Z', dueBy: '2026-11-01T03:59:59.999Z' };
const checks = { mpnId: '5139005', mpnMailbox: 'mpn@boreal.example' };

function show(more: Partial<IncentivesInput> = {}, viewer = asCamille(), now?: string) {
  const input = { id: 'incentives', enrollment, incentives, checks, today: '2026-10-14', ...more };
  return read(incentivesView(input, viewer, contextFor(viewer, now === undefined ? {} : { now })));
}

test('INC-1, INC-2: expected by a day, counted from the agreement, on the MPN account of the tenant', () => {
  const card = show();
  expect(card.text).toContain('Invitation expected by Saturday, October 31');
  expect(card.text).toContain('The agreement was accepted on Thursday, October 1.');
  expect(card.text).toContain('answer it without delay');
  expect(card.text).toContain('MPN account associated with this tenant now: MPN ID 5139005');
  expect(card.inputs.receivedOn).toMatchObject({ value: '2026-10-14' });
});

test('INC-3: the two mailboxes are told apart', () => {
  const card = show({}, asCamille({ language: 'fr' }));
  expect(card.text).toContain('mpn@boreal.example : l’invitation aux primes (adresse du compte MPN)');
  expect(card.text).toContain('camille@boreal.example : les avis sur l’inscription (contact principal)');
});

test('INC-4, INC-5: eligible for direct bill incentives as well, and the two programs are managed separately', () => {
  expect(show().text).toContain('You are also eligible for them, with the same tenant.');
  expect(show().text).toContain('Two programs, managed separately');
  const french = show({}, asCamille({ language: 'fr' }));
  expect(french.text).toContain('Vous y avez aussi droit, avec le même locataire.');
  expect(french.text).toContain('Deux programmes, gérés séparément');
});

test('INC-1: past the day the card says which mailbox to look in', () => {
  const card = show({}, asCamille(), '2026-11-02T12:00:00Z');
  expect(card.text).toContain('Invitation not noted: it was expected by Saturday, October 31');
  expect(card.text).toContain('Look in the mailbox of the MPN account, spam included');
});

test('INC-1: received on which day, and who noted it', () => {
  const invitation = { by: dev, at: '2026-10-18T14:00:00Z', receivedOn: '2026-10-18' };
  const card = show({ incentives: { ...incentives, invitation } }, asCamille(), '2026-10-18T15:00:00Z');
  expect(card.text).toContain('Received on Sunday, October 18, day 17; noted by Dev Patel');
  expect(card.inputs).toEqual({});
});

test('INC-1: before the agreement there is no clock and nothing to note', () => {
  const card = show({ enrollment: { status: 'notStarted', version: 1 }, incentives: undefined });
  expect(card.text).toContain('The clock starts when the reseller agreement is accepted');
  expect(card.text).toContain('Microsoft invites you within 30 days');
  expect(card.inputs).toEqual({});
});

test('INC-3: without the role there is nothing to press', () => {
  expect(show({}, asDev()).verbs).toEqual([]);
});

test('INC-2, INC-3: what no interface tells is said to be so', () => {
  const card = show({ checks: { mpnId: '', mpnMailbox: '' } });
  expect(card.text).toContain('No interface shows its address');
});

test('INC-1: an enrollment from before the clock was kept counts from its agreement', () => {
  expect(show({ incentives: undefined }).text).toContain('Invitation expected by Saturday, October 31');
});

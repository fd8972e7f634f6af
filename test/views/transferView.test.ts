import type { Transfer } from '../../src/domain/customer/transfer';
import type { TransferInput } from '../../src/views/transferInputs';
import { transferView } from '../../src/views/transferView';
import type { Viewer } from '../../src/views/viewer';
import { asCamille, asDev, asInes, asTom, contextFor } from './fixtures';
import { read } from './reading';
import { lines, transfers } from './states';

const stage = (status: Transfer['status'], nth = 0): Transfer => {
  const found = transfers.filter((one) => one.status === status)[nth];
  if (found === undefined) throw new Error(`no ${status}`);
  return found;
};
const show = (transfer: Transfer, viewer: Viewer, more: Partial<TransferInput> = {}) =>
  read(transferView({ id: 'transfer:x', transfer, ...more }, viewer, contextFor(viewer)));
const [licenses = '', azure = ''] = lines.map((line) => line.subscriptionId);

test('TRF-6, TRF-14 to TRF-16: the provider reviews lines, snapshot and checks, then accepts or rejects', () => {
  const card = show(stage('active'), asInes(), { listed: true, agreementSatisfied: false });
  expect(card.text).toContain('Transfer Contoso-3\nWaiting for your answer\nStep 2 of 4 · Contoso · from Boréal Cloud');
  expect(card.text).toContain('Microsoft 365 Business Premium ×25 (+ Audio Conferencing ×25, moves with it)');
  expect(card.text).toContain('Boréal Cloud is listed under Indirect reseller(s) of Contoso');
  expect(card.text).toContain('Microsoft Customer Agreement is not in order');
  expect(card.verbs).toEqual(['acceptTransfer', 'rejectTransfer']);
  expect(card.inputs.comment).toMatchObject({ label: 'Why? (optional; Boréal Cloud reads it)' });
});

test('TRF-14, TRF-15: the way in Partner Center stands on the provider’s card, and in portal mode that nothing is sent from here', () => {
  const card = show(stage('active'), asInes());
  expect(card.text).toContain('check that Boréal Cloud is listed under Indirect reseller(s)');
  expect(card.text).toContain('View Subscriptions › Subscription Transfer, and open the request');
  expect(card.text).not.toContain('I have no connection');
  const portal = show(stage('active'), asInes(), { inPortal: true });
  expect(portal.text).toContain('Accept or reject it there: I have no connection to your Partner Center.');
  expect(portal.titles).toEqual(expect.arrayContaining(['I accepted it there', 'I rejected it there…']));
  const french = show(stage('active'), asInes({ language: 'fr' }), { inPortal: true });
  expect(french.titles).toContain('Je l’ai acceptée là-bas');
});

test('CON-7: the old request names the one that took its place, on both sides', () => {
  const replaced = transfers.find((one) => one.status === 'withdrawn' && one.replacedBy !== undefined);
  if (replaced === undefined) throw new Error('no such state');
  expect(show(replaced, asCamille()).text).toContain('Withdrawn, replaced by Contoso-4');
  expect(show(replaced, asInes({ language: 'fr' })).text).toContain('Retirée, remplacée par Contoso-4');
  expect(show(replaced, asCamille()).text).not.toContain('free again');
});

test('CON-5: what vanished, was suspended, stopped or was added since is said in words', () => {
  const became = transfers.find(
    (one) => one.status === 'active' && one.drift?.some((change) => change.became === 'gone'),
  );
  if (became === undefined) throw new Error('no such state');
  const { text } = show(became, asInes());
  for (const said of ['no longer there', 'suspended now', 'no longer active', 'not in the request; 2 bought since']) {
    expect(text).toContain(said);
  }
});

test('A.3-8: rejecting offers the usual reasons and a text, and what was typed comes back after a refusal', () => {
  const card = show(stage('active'), asInes(), { answers: { reason: 'notNow', comment: 'after the holidays' } });
  expect(card.inputs.reason).toMatchObject({ value: 'notNow', style: 'compact' });
  expect(card.inputs.comment).toMatchObject({ value: 'after the holidays' });
});

test('ROL-5: without the role the card is read only and says which role is needed', () => {
  const card = show(stage('active'), asInes({ roles: ['helpdeskAgent'] }));
  expect(card.verbs).toEqual([]);
  expect(card.text).toContain('Read only for you: this needs Admin agent or Sales agent.');
});

test('CON-5 to CON-7: after a change both sides see old and new, and accepting says that it is the old quantity', () => {
  const provider = show(stage('active', 1), asInes());
  expect(provider.text).toContain('**Microsoft 365 Business Premium:** 25 requested, 30 now');
  expect(provider.titles).toEqual(expect.arrayContaining(['Ask to recreate', 'Accept 25 anyway']));
  expect(provider.primary).toEqual(['Ask to recreate']);
  const partner = show(stage('active', 1), asCamille({ language: 'fr' }));
  expect(partner.text).toContain('25 demandées, 30 maintenant');
  expect(partner.text).toContain('retirez-la et recréez-la');
  expect(partner.verbs).toEqual(['recreateTransfer', 'withdrawTransfer']);
  expect(partner.primary).toEqual(['Retirer et recréer (30)']);
});

test('the undo window: the actor sees the time and the button, a colleague sees who is answering', () => {
  const actor = show(stage('answering'), asInes());
  expect(actor.text).toContain('Accepting: goes out at 20:05:30');
  expect(actor.verbs).toEqual(['undo']);
  const colleague = show(stage('answering'), asTom());
  expect(colleague.text).toContain('Inès Martin is answering');
  expect(colleague.text).toContain(
    'Inès Martin accepted it at 20:02. It goes out at 20:05:30, unless it is stopped before.',
  );
  expect(colleague.verbs).toEqual([]);
});

test.each(['drift', 'roleLost', 'changedOutside'])(
  'held for %s: nothing was sent, and the provider decides again',
  (why) => {
    const held = transfers.find((one) => one.status === 'held' && one.why === why);
    const card = show(held ?? stage('held'), asTom());
    expect(card.text).toContain('Nothing was sent');
    expect(card.verbs.filter((verb) => verb !== 'askRecreate')).toEqual(['acceptTransfer', 'rejectTransfer']);
  },
);

test('TRF-17: accepted is not complete, and people of the provider stay unnamed to the partner', () => {
  const card = show(stage('inProgress'), asCamille());
  expect(card.text).toContain('Accepted by Nordwind Distribution at 14:02. Accepted is not complete yet');
  expect(card.text).not.toContain('Inès');
});

test('CON-1, CON-2: old and new ids, and the Azure id that is kept', () => {
  const { text } = show(stage('finished'), asInes());
  expect(text).toContain(`Before: ${licenses}`);
  expect(text).toContain('Now: e9000000-0000-4000-8000-000000000001');
  expect(text).toContain('Azure subscription ID, kept: f0000000-0000-4000-8000-000000000102');
});

test('VER-1: the provider confirms, or says what is missing and keeps the step open', () => {
  const card = show(stage('finished'), asInes());
  expect(card.text).toContain('Step 3 of 4');
  expect(card.verbs).toEqual(['verifyAsProvider', 'verifyAsProvider']);
  expect(card.titles).toContain('Yes, all of them');
  expect(card.inputs.missingLines).toMatchObject({ isMultiSelect: true, label: 'Which of them do you not see?' });
  expect(card.inputs.missing).toMatchObject({ label: 'Anything else? (optional)' });
  const again = show(stage('finished', 2), asInes());
  expect(again.text).toContain('Reported as missing: “the \\*add-on\\*”. The request stays open until all is there.');
  expect(show(stage('finished'), asCamille()).verbs).toEqual(['confirmByEmail']);
});

test('VER-4 to VER-7: Complete, Azure gone and licenses Suspended are said to be normal', () => {
  const sources = { [licenses]: 'suspended', [azure]: 'gone' } as const;
  const card = show(stage('providerVerified'), asDev(), { sources });
  expect(card.text).toContain('Request: Complete');
  expect(card.text).toContain('Microsoft 365 Business Premium: Suspended (normal; do not reactivate)');
  expect(card.text).toContain('Microsoft Azure: no longer listed (normal)');
  expect(card.titles).toEqual(['Close Contoso-3']);
  expect(card.verbs).toEqual(['verifyAsPartner']);
});

test('VER-5: a source that is still active keeps the request open', () => {
  const card = show(stage('providerVerified'), asCamille(), {
    sources: { [licenses]: 'stillActive', [azure]: 'gone' },
  });
  expect(card.text).toContain('still active. Wait until Partner Center shows the change.');
  expect(card.verbs).toEqual([]);
});

test('A.3-16: moved in part: which lines, why, and a new request as the way on', () => {
  const customerId = 'a0000000-0000-4000-8000-000000000001';
  const card = show(stage('finished', 1), asCamille(), { customerId });
  expect(card.text).toContain('1 of 2 subscriptions moved.');
  expect(card.text).toContain('**Microsoft Azure:** The order of the transfer failed');
  expect(card.opens).toEqual([`transferDraft transferDraft:${customerId}:${stage('finished').provider}:3`]);
  expect(card.titles).toContain('New request for this one');
  expect(show(stage('finished', 1), asInes()).text).toContain('Boréal Cloud can make a new request for these');
});

test('A.3-8: the reason of a rejection reaches the partner, and the subscriptions are free again', () => {
  const { text } = show(stage('rejected'), asCamille({ language: 'fr' }));
  expect(text).toContain('Rejetée par Nordwind Distribution');
  expect(text).toContain('Commentaire : « wrong MPN »');
  expect(text).toContain('Les abonnements sont de nouveau libres.');
});

test('an answer given in the portal is said to be so', () => {
  expect(show(stage('rejected', 1), asCamille()).text).toContain('Answered in Partner Center, not here.');
});

test('closed: all four steps are done, and the map of ids stays', () => {
  const card = show(stage('closed'), asCamille());
  expect(card.text).toContain('Closed: all four steps are done');
  expect(card.text).toContain('Closed by you at 14:02.');
  expect(card.text).toContain(`Before: ${licenses}`);
  expect(card.verbs).toEqual([]);
});

test('TRF-11: when nobody at the provider has the app, the partner’s card does not claim that somebody was told', () => {
  const failed = show(stage('active'), asCamille(), {
    delivery: { receipt: { kind: 'failed', reason: 'ConversationBlockedByUser', at: '2026-10-14T08:00:00Z' } },
  }).text;
  expect(failed).toContain('could not be delivered');
  expect(failed).not.toMatch(/has been told|was told/);
  const nobody = show(stage('active'), asCamille(), { delivery: { receipt: { kind: 'nobody' } } });
  expect(nobody.text).toContain('nobody there was told. Tell them by e-mail');
  expect(nobody.text).not.toContain('has been told. I tell you');
  expect(show(stage('active'), asCamille()).text).toContain('has been told. I tell you when it answers');
  expect(
    show(stage('active'), asCamille({ language: 'fr' }), { delivery: { receipt: { kind: 'nobody' } } }).text,
  ).toContain('Prévenez-les par e-mail');
});

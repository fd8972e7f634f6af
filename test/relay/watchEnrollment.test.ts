import { noProgramme, type Programme } from '../../src/domain/programme/programme';
import { everythingByApi } from '../../src/partnerCenter/operations';
import type { EnrollmentStatus, PartnerCenterConnection, Profile } from '../../src/partnerCenter/partnerCenter';
import { createScriptedServer } from '../partnerCenter/support/scriptedServer';
import { effect, relayHarness } from '../support/relayHarness';

const ref = { pk: 'partner', id: 'programme' };
const by = { tenantId: 'partner', userId: 'camille' };
const at = '2026-10-05T11:00:00.000Z';
const submitted: Programme = {
  ...noProgramme,
  opened: true,
  enrollment: {
    status: 'submitted',
    version: 1,
    by,
    at,
    primaryContact: 'c@b.example',
    approvalDueBy: '2026-10-12T21:00:00.000Z',
  },
};
const connectionTo = (fake: object): PartnerCenterConnection =>
  ({ operations: everythingByApi, ...fake }) as PartnerCenterConnection;
const enrollmentOf = async (relay: ReturnType<typeof relayHarness>) =>
  ((await relay.doc(ref)).state as Programme).enrollment;

test('A.3-14: a question of Microsoft’s and a status nobody knows are kept, watched further, and end with the answer', async () => {
  let status: EnrollmentStatus = 'needsInformation';
  const connection = connectionTo({ portal: { enrollment: async () => ({ status }) } });
  const relay = relayHarness({ connection: () => connection });
  await relay.given(ref, submitted, [effect('w', { kind: 'watchEnrollment' })]);
  const next = async (now: EnrollmentStatus) => {
    status = now;
    relay.pass(5_000);
    await relay.sweep();
    return enrollmentOf(relay);
  };
  expect(await next('needsInformation')).toMatchObject({ status: 'submitted', question: { what: 'information' } });
  expect(await next('unknown')).toMatchObject({ status: 'submitted', question: { what: 'unknown' } });
  expect(await next('submitted')).not.toHaveProperty('question');
  expect(await next('approved')).toMatchObject({ status: 'approved', primaryContact: 'c@b.example' });
  expect((await relay.doc(ref)).outbox.filter(({ work }) => work.kind === 'watchEnrollment')).toEqual([]);
});

test('A.3-14: a status that a later Partner Center adds is read as unknown, never as a failure', async () => {
  const server = await createScriptedServer();
  try {
    server.answer('GET /_sim/portal/enrollment', { body: { status: 'inCommittee' } });
    expect(await server.connect({ portal: true }).portal?.enrollment()).toEqual({ status: 'unknown' });
  } finally {
    await server.close();
  }
});

test('ENR-11: already done in Partner Center counts as sent, with the business days of the partner’s country', async () => {
  const connection = connectionTo({ portal: { enrollment: async () => ({ status: 'submitted' }) } });
  const relay = relayHarness({
    connection: () => connection,
    organization: () => ({
      tenantId: 'partner',
      name: 'Boréal',
      side: 'partner',
      timeZone: 'America/Toronto',
      country: 'CA',
      holidays: ['2026-10-09'],
    }),
  });
  const sending: Programme = {
    ...submitted,
    enrollment: { status: 'sending', version: 1, by, at, primaryContact: 'c@b.example' },
  };
  await relay.given(ref, sending, [{ ...effect('s', { kind: 'submitEnrollment' }), mayHaveLeft: true }]);
  await relay.sweep();
  // Monday, October 5; Friday the 9th is a holiday of its own.
  expect(await enrollmentOf(relay)).toMatchObject({ status: 'submitted', approvalDueBy: '2026-10-13T21:00:00.000Z' });
  expect((await relay.doc(ref)).outbox).toContainEqual(
    expect.objectContaining({ work: { kind: 'enrollmentOverdue', notBefore: '2026-10-14T13:00:00.000Z' } }),
  );
});

test('ENR-9: while anybody waits the profile is looked at, and the watch ends when enrollment opens', async () => {
  let anniversary = '--03-03';
  const connection = connectionTo({ profile: async () => ({ anniversary }) as Profile, portal: {} });
  const relay = relayHarness({ connection: () => connection });
  const waiting: Programme = {
    ...noProgramme,
    opened: true,
    waiting: { since: at, people: { camille: { ...by, at } } },
  };
  await relay.given(ref, waiting, [
    effect('w', { kind: 'watchWindow', since: at }),
    effect('old', { kind: 'watchWindow', since: '2026-09-01T11:00:00.000Z' }),
  ]);
  await relay.sweep();
  expect((await relay.doc(ref)).outbox.map(({ id }) => id)).toEqual(['w']);
  anniversary = '--11-03';
  relay.pass(400_000);
  await relay.sweep();
  const doc = await relay.doc(ref);
  expect((doc.state as Programme).waiting).toBeUndefined();
  expect(doc.outbox.filter(({ work }) => work.kind === 'watchWindow')).toEqual([]);
});

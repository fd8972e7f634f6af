import { customerAggregate, programmeAggregate } from '../../src/aggregates';
import { noCustomer } from '../../src/domain/customer/customer';
import { seed2021 } from '../../src/domain/policy/seed2021';
import { noProgramme } from '../../src/domain/programme/programme';
import { execute } from '../../src/execute';
import { ledgerEntry } from '../../src/ledger/chain';
import { eraseLedgerTexts } from '../../src/ledger/eraseLedgerTexts';
import type { LedgerEntryDocument, LedgerTextDocument } from '../../src/store/documents/ledgerDocument';
import { maxDocumentBytes } from '../../src/store/store';
import { checkInvariants } from '../support/invariants';
import { effect, relayHarness } from '../support/relayHarness';

const customer = { pk: 'partner', id: 'customer:c1' };
const at = '2026-10-05T11:00:00.000Z';
const actor = (userId: string, tenantId = 'partner') => ({
  tenantId,
  userId,
  roles: ['adminAgent'] as const,
  rolesReadAt: at,
});
const nobody = { transfers: [], calls: [] };

async function declined(comment: string, userId = 'camille') {
  const relay = relayHarness({});
  await relay.given(customer, noCustomer, []);
  await decline(relay, comment, userId);
  return relay;
}

const decline = (relay: ReturnType<typeof relayHarness>, comment: string, userId: string, provider = 'provider') =>
  execute(relay.deps, customerAggregate, customer, [
    {
      type: 'recordConsentDeclined',
      actor: actor(userId),
      policy: seed2021,
      provider,
      comment,
      now: relay.now(),
    },
  ]);

/** Once the claim of the deciding instance has run out. */
async function append(relay: ReturnType<typeof relayHarness>): Promise<void> {
  relay.pass(21_000);
  await relay.sweep();
}

const texts = async ({ store }: ReturnType<typeof relayHarness>) =>
  (await store.list<LedgerTextDocument>('ledger', { pk: 'partner', type: 'ledgerText' })).items.map(({ doc }) => doc);
const entries = async ({ store }: ReturnType<typeof relayHarness>) =>
  (await store.list<LedgerEntryDocument>('ledger', { pk: 'partner', type: 'ledgerEntry' })).items.map(({ doc }) => doc);

test('issue 6: a decision leaves the entry with a hash, and the text beside it with its author', async () => {
  const relay = await declined('Ask Jo Doe again in May');
  await append(relay);
  expect(await entries(relay)).toEqual([
    expect.objectContaining({
      format: 2,
      partner: 'partner',
      aggregate: 'customer:c1',
      event: expect.objectContaining({ comment: { textHash: expect.any(String) } }),
      actor: expect.objectContaining({ userId: 'camille', roles: ['adminAgent'], rolesReadAt: at }),
    }),
  ]);
  expect(await texts(relay)).toEqual([
    expect.objectContaining({
      by: { tenantId: 'partner', userId: 'camille' },
      texts: { comment: expect.objectContaining({ text: 'Ask Jo Doe again in May' }) },
    }),
  ]);
  expect(JSON.stringify(await entries(relay))).not.toContain('Doe');
});

test('issue 6: forgetting a person erases text and salt, and the chain stays whole', async () => {
  const relay = relayHarness({});
  await decline(relay, 'Ask Jo Doe again in May', 'camille');
  await decline(relay, 'Call them', 'marc', 'other');
  await append(relay);
  const before = await entries(relay);
  const erased = await eraseLedgerTexts(relay.store, 'partner', 'camille', { at });
  expect(erased).toEqual({ erased: 1, waiting: 0, inOldEntries: 0 });
  expect((await texts(relay)).map((doc) => doc.texts.comment)).toEqual([
    { class: 'words', erasedAt: at },
    expect.objectContaining({ text: 'Call them' }),
  ]);
  expect(await entries(relay)).toEqual(before);
  expect((await checkInvariants(relay.store, ['partner'], nobody)).broken).toEqual([]);
  expect(await eraseLedgerTexts(relay.store, 'partner', 'camille', { at })).toMatchObject({ erased: 0 });
});

test('issue 6: a text is not written again by an effect that runs once more after it was erased', async () => {
  const relay = await declined('Ask Jo Doe');
  const waiting = (await relay.doc(customer)).outbox;
  await append(relay);
  await eraseLedgerTexts(relay.store, 'partner', 'camille', { at });
  const again = { pk: 'partner', id: 'customer:c1' };
  const current = await relay.store.read('records', again.pk, again.id);
  if (current === undefined) throw new Error('the document is gone');
  const undone = waiting.filter(({ work }) => work.kind === 'appendLedgerEntries');
  expect(undone).toHaveLength(1);
  await relay.store.replace('records', { ...current.doc, outbox: undone, due: relay.now() }, current.etag);
  await append(relay);
  expect((await texts(relay))[0]?.texts.comment).toEqual({ class: 'words', erasedAt: at });
});

test('issue 6: what is decided and not appended yet is said to be waiting', async () => {
  const relay = await declined('Ask Jo Doe');
  const erase = () => eraseLedgerTexts(relay.store, 'partner', 'camille', { at });
  expect(await erase()).toEqual({ erased: 0, waiting: 1, inOldEntries: 0 });
  await append(relay);
  expect(await erase()).toEqual({ erased: 1, waiting: 0, inOldEntries: 0 });
});

test('issue 6: what a person typed about others stays, unless it names the person who is forgotten', async () => {
  const relay = relayHarness({});
  const text = (value: string) => ({ class: 'others' as const, salt: 's', text: value });
  await relay.store.create<LedgerTextDocument>('ledger', {
    pk: 'partner',
    id: 'customer:c1:00000001:text',
    type: 'ledgerText',
    v: 1,
    aggregate: 'customer:c1',
    seq: 1,
    by: { tenantId: 'partner', userId: 'camille' },
    texts: { 'consent.by': text('Jo Doe'), email: text('Camille.Roy@boreal.example') },
  });
  const names = ['camille.roy@boreal.example'];
  expect(await eraseLedgerTexts(relay.store, 'partner', 'camille', { at, names })).toMatchObject({ erased: 1 });
  expect((await texts(relay))[0]?.texts).toEqual({
    'consent.by': text('Jo Doe'),
    email: { class: 'others', erasedAt: at },
  });
});

test('issue 6: a provider’s person is forgotten in the ledgers of the partners it dealt with, and in no other', async () => {
  const relay = relayHarness({});
  const text = (pk: string) =>
    relay.store.create<LedgerTextDocument>('ledger', {
      pk,
      id: 'customer:c1:00000001:text',
      type: 'ledgerText',
      v: 1,
      aggregate: 'customer:c1',
      seq: 1,
      by: { tenantId: 'provider', userId: 'tom' },
      texts: { comment: { class: 'words', salt: 's', text: 'No' } },
    });
  await text('partner');
  await text('stranger');
  await relay.store.create('records', {
    pk: 'provider',
    id: 'pointer:x',
    type: 'pointer',
    v: 1,
    partnerTenant: 'partner',
  });
  expect(await eraseLedgerTexts(relay.store, 'provider', 'tom', { at })).toMatchObject({ erased: 1 });
  const left = await relay.store.list<LedgerTextDocument>('ledger', { pk: 'stranger' });
  expect(left.items[0]?.doc.texts.comment).toMatchObject({ text: 'No' });
});

test('design 6: what 0.3.0 left in an outbox is appended as it is, and its texts are counted as not erasable', async () => {
  const relay = relayHarness({});
  const event = { type: 'CustomerConsentDeclined', provider: 'provider', at, comment: 'Ask Jo Doe' };
  const link = { seq: 1, at, previous: '', event, actor: actor('camille') };
  const entry = ledgerEntry(link);
  const state = customerAggregate.evolve(noCustomer, {
    ...event,
    by: { tenantId: 'partner', userId: 'camille' },
  } as never);
  await relay.given(customer, state, [effect('old', { kind: 'appendLedger', entries: [entry] })]);
  await append(relay);
  expect(await entries(relay)).toEqual([expect.objectContaining({ ...entry, aggregate: 'customer:c1' })]);
  expect(await eraseLedgerTexts(relay.store, 'partner', 'camille', { at })).toEqual({
    erased: 0,
    waiting: 0,
    inOldEntries: 1,
  });
});

test('issue 6: a chain that 0.3.0 began goes on with entries of today', async () => {
  const relay = relayHarness({});
  const programme = { pk: 'partner', id: 'programme' };
  const entry = ledgerEntry({ seq: 1, at, previous: '', event: { type: 'ProgrammeOpened', at } });
  const state = programmeAggregate.evolve(noProgramme, { type: 'ProgrammeOpened', at });
  await relay.given(programme, state, [effect('old', { kind: 'appendLedger', entries: [entry] })]);
  const given = await relay.store.read('records', 'partner', 'programme');
  if (given === undefined) throw new Error('not given');
  await relay.store.replace('records', { ...given.doc, head: entry.hash }, given.etag);
  await execute(relay.deps, programmeAggregate, programme, [
    { type: 'addChecklistProvider', actor: actor('camille'), policy: seed2021, key: 'n', name: 'Nordwind', now: at },
  ]);
  await append(relay);
  expect((await entries(relay)).map(({ format, seq }) => [format, seq])).toEqual([
    [undefined, 1],
    [2, 2],
  ]);
  expect((await checkInvariants(relay.store, ['partner'], nobody)).broken).toEqual([]);
});

test('design 6: the longest letter, in state, outbox and ledger, fits into its documents', async () => {
  const relay = relayHarness({});
  // Three bytes each, the most that a character of the limit takes.
  const link = 'https://admin.microsoft.com/x';
  const letter = { subject: '€'.repeat(200), body: '€'.repeat(3_500) };
  const invitation = {
    status: 'drafted' as const,
    version: 1,
    customerName: 'Contoso',
    providerName: 'Nordwind',
    known: true,
    language: 'fr' as const,
    listedBefore: false,
    blanks: [],
    by: { tenantId: 'partner', userId: 'camille' },
    at,
    link,
    ...letter,
  };
  await relay.given(customer, { ...noCustomer, invitations: { provider: invitation } }, []);
  const { happened } = await execute(relay.deps, customerAggregate, customer, [
    {
      type: 'editInvitation',
      actor: actor('camille'),
      policy: seed2021,
      provider: 'provider',
      version: 1,
      typed: { subject: letter.subject, body: `${letter.body.slice(link.length + 1)}\n${link}` },
      link: '',
      now: at,
    },
  ]);
  expect(happened).toBe(true);
  expect(Buffer.byteLength(JSON.stringify(await relay.doc(customer)))).toBeLessThan(maxDocumentBytes);
  await append(relay);
  expect((await texts(relay))[0]?.texts).toMatchObject({ 'letter.subject': { text: letter.subject } });
});

test('issue 6: nothing of the ledger expires', async () => {
  const relay = await declined('Ask Jo Doe');
  await append(relay);
  const year = 366 * 86_400_000;
  relay.pass(20 * year);
  expect([...(await entries(relay)), ...(await texts(relay))]).toHaveLength(2);
  expect((await relay.store.list('ledger', { pk: 'partner' })).items.every(({ doc }) => !('expiresAt' in doc))).toBe(
    true,
  );
});

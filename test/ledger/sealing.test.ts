import { createHash } from 'node:crypto';
import type { PersonRef } from '../../src/domain/actor';
import { ledgerEntry, ledgerHash } from '../../src/ledger/chain';
import { eventFields, eventTypes } from '../../src/ledger/eventFields';
import type { FieldClasses } from '../../src/ledger/fieldClass';
import { openEvent, sealEvent } from '../../src/ledger/sealEvent';
import { textHash } from '../../src/ledger/textHash';

const by: PersonRef = { tenantId: 'partner', userId: 'camille' };
const at = '2026-10-05T11:00:00.000Z';
const consent = { method: 'email', by: 'Jo Doe', date: '2026-10-02', evidence: 'Mail of 2 October', language: 'fr' };
const recorded = {
  type: 'CustomerConsentRecorded',
  provider: 'nordwind',
  at,
  consent: { ...consent, wording: 'The customer was informed.', recordedBy: by, at },
};

test('issue 6: an entry carries the hash of every personal text in its place, and nothing of the text', () => {
  const { event, texts } = sealEvent(recorded);
  expect(event).toEqual({
    ...recorded,
    consent: {
      ...recorded.consent,
      by: { textHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      evidence: { textHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    },
  });
  expect(texts).toEqual({
    'consent.by': { class: 'others', salt: expect.stringMatching(/^[\w-]{22}$/), text: 'Jo Doe' },
    'consent.evidence': { class: 'others', salt: expect.stringMatching(/^[\w-]{22}$/), text: 'Mail of 2 October' },
  });
  expect(JSON.stringify(event)).not.toMatch(/Doe|October/);
  expect(openEvent(event, texts, undefined)).toEqual(recorded);
});

test('issue 6: the wording and the language of a consent stay in the entry', () => {
  expect(sealEvent(recorded).event.consent).toMatchObject({ language: 'fr', wording: 'The customer was informed.' });
});

test('issue 6: equal texts have unequal hashes, so that no text can be found by hashing another', () => {
  const hashes = [0, 1].map(() => JSON.stringify(sealEvent({ type: 'RequestDeclined', comment: 'no' } as never).event));
  expect(hashes[0]).not.toBe(hashes[1]);
});

test('issue 6: a text that was erased leaves its hash, and the event can still be read without it', () => {
  const { event, texts } = sealEvent(recorded);
  const erased = { ...texts, 'consent.by': { class: 'others' as const, erasedAt: at } };
  expect(openEvent(event, erased, 'somebody')).toMatchObject({
    consent: { by: 'somebody', evidence: consent.evidence },
  });
});

test('issue 6: the hash is over the salt and the text', () => {
  const { event, texts } = sealEvent({ type: 'MissingAnswered', text: 'It is there now' } as never);
  const kept = texts.text;
  if (kept === undefined || !('text' in kept)) throw new Error('no text kept');
  expect(event.text).toEqual({ textHash: textHash(kept.salt, 'It is there now') });
  expect(textHash(kept.salt, 'It is there now.')).not.toBe(textHash(kept.salt, 'It is there now'));
});

test('issue 6: every note of the checklist is taken out by itself', () => {
  const notes = { area: 'Ask Marc', support: 'Call Ana' };
  const { texts } = sealEvent({ type: 'ChecklistAnswered', key: 'n', name: 'Nordwind', answers: {}, notes } as never);
  expect(Object.keys(texts)).toEqual(['notes.area', 'notes.support']);
});

test('issue 6: a text of an event that is not classified does not compile', () => {
  interface Grown {
    readonly at: string;
    readonly provider: string;
    readonly by: PersonRef;
    readonly answer: 'yes' | 'no';
    readonly comment?: string;
    readonly lines: readonly { readonly name: string }[];
    readonly nested?: { readonly email: string } | { readonly count: number };
  }
  const complete: FieldClasses<Grown> = { comment: 'words', lines: { name: 'plain' }, nested: { email: 'others' } };
  // @ts-expect-error the comment has no class
  const noComment: FieldClasses<Grown> = { lines: { name: 'plain' }, nested: { email: 'others' } };
  // @ts-expect-error neither has the address in one of the shapes
  const noAddress: FieldClasses<Grown> = { comment: 'words', lines: { name: 'plain' }, nested: {} };
  // @ts-expect-error the name in a list is a text too
  const noName: FieldClasses<Grown> = { comment: 'words', lines: {}, nested: { email: 'others' } };
  // @ts-expect-error nothing but the three classes
  const noClass: FieldClasses<Grown> = { ...complete, comment: 'secret' };
  expect([noComment, noAddress, noName, noClass]).toHaveLength(4);
  expect(Object.keys(eventFields).sort()).toEqual([...eventTypes].sort());
});

test('design 6: the hash covers the chain an entry belongs to; that of an old entry covers what 0.3.0 wrote', () => {
  const old = { seq: 1, at, previous: '', event: { type: 'ProgrammeOpened', at } };
  // As 0.3.0 wrote it; the store gives the aggregate to the document besides.
  const written = `{"at":"${at}","event":{"at":"${at}","type":"ProgrammeOpened"},"previous":"","seq":1}`;
  expect(ledgerHash({ ...old, aggregate: 'programme' })).toBe(createHash('sha256').update(written).digest('hex'));
  const entry = ledgerEntry({ format: 2, partner: 'boreal', aggregate: 'programme', ...old });
  expect(ledgerHash({ ...entry, aggregate: 'customer:1' })).not.toBe(entry.hash);
  expect(ledgerHash({ ...entry, partner: 'other' })).not.toBe(entry.hash);
});

import { companyKey, sameCompany } from '../../src/companyName';
import { invitationLetter } from '../../src/invitationLetter';
import { createMailDownloads } from '../../src/mail/mailDownloads';
import { mailFile } from '../../src/mail/mailFile';
import { mailtoLink } from '../../src/mail/mailtoLink';
import type { Store, StoredDocument } from '../../src/store/store';

const hostile = 'Zéro **[gratuit](https://example.test)** <at>x</at> ☕';
const about = {
  provider: 'Nordwind',
  partner: 'Boréal Cloud',
  sender: 'Camille Roy',
  kind: 'direct',
  admin: 'dap',
} as const;

describe('the letter', () => {
  test.each(['en', 'fr'] as const)(
    'INV-5, INV-6: it says who, why, what and where, leaves three blanks, and claims nothing for Microsoft (%s)',
    (language) => {
      const { subject, body } = invitationLetter(language, { ...about, customer: hostile });
      for (const part of ['Nordwind', 'Boréal Cloud', hostile, '[[link]]', 'Camille Roy']) expect(body).toContain(part);
      expect(body.match(/\[…\]/g)).toHaveLength(3);
      expect(body).toContain(
        language === 'en' ? 'order new subscriptions and more licenses' : 'commander pour vous de nouveaux',
      );
      expect(body).toContain(language === 'en' ? 'Partner relationships' : 'Relations avec les partenaires');
      expect(body).not.toMatch(/Microsoft (requires|recommends|guarantees|asks|exige|recommande|garantit|demande)/);
      expect(subject).toContain('Nordwind');
    },
  );
});

test('INV-12: under today’s rules the letter does not claim administrator permissions', () => {
  const { body } = invitationLetter('en', { ...about, customer: 'Contoso', admin: 'gdap' });
  expect(body).not.toContain('gets administrator permissions');
  expect(body).toContain('we would ask you for them separately');
});

describe('mailto', () => {
  test('INV-7: everything typed comes out as typed, whatever it holds', () => {
    const letter = { subject: `a&b?c=d#e ${hostile}`, body: "it's (1) *2*\n&bcc=x@example.test \ud83d end" };
    const link = mailtoLink(letter) ?? '';
    const url = new URL(link);
    expect([...url.searchParams.keys()]).toEqual(['subject', 'body']);
    expect(url.searchParams.get('subject')).toBe(letter.subject);
    expect(url.searchParams.get('body')).toBe("it's (1) *2*\r\n&bcc=x@example.test \ufffd end");
    expect(link).not.toMatch(/[\s"'<>()*]/);
  });
  test('INV-7: too long for a link, so none is made', () => {
    expect(mailtoLink({ subject: 'x', body: 'é'.repeat(400) })).toBeUndefined();
  });
});

describe('mail file', () => {
  test('INV-7: hostile text stays text: no header of its own, no markup', async () => {
    const body = `Dear ${hostile}\n.\n\nBcc: y@example.test\nhttps://admin.microsoft.com/x?${'a'.repeat(300)}`;
    const file = await mailFile({ subject: 'Hi\r\nBcc: x@example.test\n\n<script>', body }, new Date(0));
    const [head = '', ...rest] = file.toString().split('\r\n\r\n');
    expect(head).not.toMatch(/^(bcc|cc|to|from):/im);
    expect(head).toContain('X-Unsent: 1');
    expect(head).toContain('Content-Type: text/plain');
    expect(decode(rest.join('\r\n\r\n'), head)).toBe(body);
  });
});

describe('download addresses', () => {
  const ref = { tenantId: 't', customerId: 'c', provider: 'p', version: 3 };
  const start = (now: { date: Date }, store = memory()) =>
    createMailDownloads({ store, clock: { now: () => now.date }, baseUrl: () => 'https://bot.example/' });
  const tokenOf = (url: string | undefined) => /^https:\/\/bot\.example\/mail\/(.+)\.eml$/.exec(url ?? '')?.[1] ?? '';

  test('INV-7: an address names one draft, for one to two days, on every instance', async () => {
    const now = { date: new Date('2026-10-07T14:00:00Z') };
    const store = memory();
    const token = tokenOf(await start(now, store).urlOf(ref));
    expect(await start(now, store).refOf(token)).toEqual(ref);
    now.date = new Date('2026-10-08T23:59:00Z');
    expect(await start(now, store).refOf(token)).toEqual(ref);
    now.date = new Date('2026-10-09T00:00:00Z');
    expect(await start(now, store).refOf(token)).toBeUndefined();
  });
  test('INV-7: a forged, changed or foreign address is none', async () => {
    const now = { date: new Date('2026-10-07T14:00:00Z') };
    const downloads = start(now);
    const token = tokenOf(await downloads.urlOf(ref));
    const [payload = '', signature = ''] = token.split('.');
    const other = Buffer.from('t|c|p|4|99999').toString('base64url');
    for (const forged of ['', '.', payload, `${other}.${signature}`, `${payload}.${signature.slice(0, -2)}`]) {
      expect(await downloads.refOf(forged)).toBeUndefined();
    }
    expect(await start(now).refOf(token)).toBeUndefined();
  });
  test('INV-7: without an address of its own the bot offers no file', async () => {
    const clock = { now: () => new Date(0) };
    const downloads = createMailDownloads({ store: memory(), clock, baseUrl: () => undefined });
    expect(await downloads.urlOf(ref)).toBeUndefined();
  });
});

test('INV-17: one company by any spelling of its name', () => {
  expect(sameCompany('Cœur d’Érable Ltée', "coeur d'erable")).toBe(true);
  expect(sameCompany('Ferme du Lac', 'FERME DU LAC INC.')).toBe(true);
  expect(sameCompany('Coho Winery', 'Coho Vineyard')).toBe(false);
  expect(companyKey('Ltd')).toBe('ltd');
});

/** As much of a store as one secret needs. */
function memory(): Store {
  const docs = new Map<string, StoredDocument>();
  return {
    read: async (_container: string, _pk: string, id: string) => {
      const doc = docs.get(id);
      return doc === undefined ? undefined : { doc, etag: '1' };
    },
    create: async (_container: string, doc: StoredDocument) => {
      docs.set(doc.id, doc);
      return { doc, etag: '1' };
    },
  } as unknown as Store;
}

/** The text of a single-part message. */
function decode(body: string, head: string): string {
  const text = /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString();
  return text.replace(/\r\n/g, '\n').trimEnd();
}

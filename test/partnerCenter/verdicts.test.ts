import type { Asked } from '../../src/partnerCenter/partnerCenter';
import { allVerdicts, explanationKeys, verdictOn } from '../../src/partnerCenter/verdicts';
import { verdictTable } from '../../src/partnerCenter/verdictTable';
import { text } from '../../src/text/text';
import { languages } from '../../src/views/viewer';

/** Every code of the error-code page that concerns the transition, with what it asks for. */
const documented: readonly [status: number, code: string, action: 'retry' | 'stop'][] = [
  [401, '400', 'retry'],
  [401, '800001', 'stop'],
  [401, '900420', 'stop'],
  [403, '2032', 'stop'],
  [403, '900150', 'stop'],
  [403, '900308', 'stop'],
  [403, '900309', 'stop'],
  [403, '900329', 'stop'],
  [403, '20002', 'stop'],
  [404, '1000', 'stop'],
  [404, '20003', 'stop'],
  [404, '60003', 'stop'],
  [400, '900118', 'stop'],
  [400, '2055', 'stop'],
  [400, '2000', 'stop'],
  [400, '3000', 'stop'],
  [400, '800002', 'stop'],
  [500, '800003', 'retry'],
  [400, '800004', 'stop'],
  [500, '800005', 'retry'],
  [404, '800015', 'stop'],
  [400, '800016', 'stop'],
  [403, '800039', 'stop'],
  [403, '900149', 'stop'],
  [403, '13605', 'stop'],
  [403, '900123', 'stop'],
  [403, '900124', 'stop'],
  [400, '800078', 'stop'],
  [404, '900100', 'stop'],
  [409, '900101', 'retry'],
  [400, '900102', 'stop'],
  [500, '900103', 'retry'],
  [409, '900104', 'retry'],
  [400, '900127', 'stop'],
  [400, '900131', 'stop'],
  [400, '900132', 'stop'],
  [400, '900133', 'stop'],
  [400, '900134', 'stop'],
  [500, '900135', 'retry'],
  [400, '900136', 'stop'],
  [403, '900137', 'stop'],
  [403, '900138', 'stop'],
  [403, '900139', 'stop'],
  [400, '900141', 'stop'],
  [400, '900145', 'stop'],
  [400, '900146', 'stop'],
  [400, '900147', 'stop'],
  [400, '900148', 'stop'],
  [400, '900160', 'stop'],
  [403, '900263', 'stop'],
  [400, '900400', 'stop'],
  [400, '600061', 'stop'],
  // Statuses that are listed besides the usual ones: 417 belongs to this code alone.
  [417, '800036', 'stop'],
  // Subscriptions that may not be changed.
  [400, '2011', 'stop'],
  [400, '800091', 'stop'],
  // Status of the Microsoft Partner Agreement.
  [400, '2001', 'stop'],
  [400, '2200', 'stop'],
  [400, '2201', 'stop'],
  [400, '2203', 'stop'],
  [400, '2204', 'stop'],
  [400, '2205', 'stop'],
  [400, '2206', 'stop'],
];

/** How the sentences name whoever has to act; the two that are not here speak to the reader. */
const names: Readonly<Partial<Record<Asked, { readonly en: RegExp; readonly fr: RegExp }>>> = {
  partnerGlobalAdmin: {
    en: /(partner’s|Its) Global admin/u,
    fr: /(L’administrateur général du partenaire|Son administrateur général)/u,
  },
  ownGlobalAdmin: { en: /Its Global admin/u, fr: /Son administrateur général/u },
  partnerAdminAgent: { en: /partner’s Admin agent/u, fr: /agent d’administration du partenaire/u },
  provider: { en: /The provider has to/u, fr: /Le fournisseur doit/u },
  administrator: { en: /administrator of the connection/u, fr: /administrateur de la connexion/u },
  microsoftSupport: { en: /Microsoft support/u, fr: /l’assistance Microsoft/u },
};

describe('verdicts', () => {
  it.each(documented)('%s %s: %s, with a sentence of its own', (status, code, action) => {
    const verdict = verdictOn(status, code);
    expect(verdict).toMatchObject({ action, explanation: `partnerCenter.error.${code}` });
    expect(explanationKeys).toContain(verdict.explanation);
  });

  it('the table has these codes, what only the portal does, and no others', () => {
    const codes = Object.keys(verdictTable).filter((code) => !code.startsWith('portal'));
    expect(codes.sort()).toEqual([...new Set(documented.map(([, code]) => code))].sort());
    for (const row of Object.values(verdictTable)) expect(row.source).not.toBe('');
  });

  it.each(languages)('every sentence says who has to act (%s)', (language) => {
    for (const { ask, explanation } of allVerdicts) {
      const name = ask === undefined ? undefined : names[ask];
      if (name !== undefined) expect(text(language, explanation)).toMatch(name[language]);
    }
  });

  it.each(languages)('every sentence says what happened and what comes next (%s)', (language) => {
    for (const { explanation } of allVerdicts) {
      expect(text(language, explanation)).toMatch(/^\p{Lu}[^.]+\. .+\.$/u);
    }
  });

  it('an unknown code falls back to its status', () => {
    expect(verdictOn(403, '999999')).toEqual(verdictOn(403, undefined));
    expect(verdictOn(500, 'toString')).toEqual(verdictOn(500, undefined));
    expect(verdictOn(409, '999999')).toMatchObject({ action: 'stop', ask: 'asker' });
    expect(verdictOn(418, undefined)).toMatchObject({ action: 'stop', ask: 'microsoftSupport' });
    expect(verdictOn(503, '999999')).toMatchObject({ action: 'retry', ask: 'nobody' });
  });

  it('every verdict by status has a sentence, too', () => {
    for (const status of [400, 401, 403, 404, 405, 406, 408, 409, 412, 417, 429, 500, 501, 502, 503, 504]) {
      expect(explanationKeys).toContain(verdictOn(status, undefined).explanation);
    }
  });

  it('the service’s own time to wait wins over ours', () => {
    expect(verdictOn(409, '900104', 9000).retryAfterMs).toBe(9000);
  });
});

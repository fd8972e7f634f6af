import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderCard, templateNames } from '../../src/views/renderCard';
import { allCases } from '../views/cases';
import { nodesOf, problemsOf, verbs } from './problems';

const folder = join(__dirname, '../../cards');
const readJson = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>;
/** How a template says: here comes this field. */
const place = (field: string) => ['$', '{', field, '}'].join('');
const samplesOf = (name: string) => readJson(`${name}.samples.json`) as Record<string, Record<string, unknown>>;
const samples = templateNames.flatMap((name) =>
  Object.entries(samplesOf(name)).map(([sample, data]) => [`${name}: ${sample}`, name, data] as const),
);

test('BOT-2: every template in cards/ is known and has samples, and nothing else is there', () => {
  const expected = templateNames.flatMap((name) => [`${name}.samples.json`, `${name}.template.json`]);
  expect(readdirSync(folder).sort()).toEqual([...expected, 'README.md'].sort());
});

test.each(samples)('BOT-2: sample %s makes a sound card', (_title, template, data) => {
  expect(problemsOf(renderCard({ template, data }))).toEqual([]);
});

test.each(templateNames)('template %s holds no sentence of its own', (name) => {
  const said = ['text', 'title', 'label', 'placeholder', 'errorMessage', 'speak', 'fallbackText', 'altText'];
  for (const node of [readJson(`${name}.template.json`), ...nodesOf(readJson(`${name}.template.json`))]) {
    for (const key of said) {
      if (node[key] !== undefined) expect(node[key]).toMatch(/^\$\{[^{}]+\}$/);
    }
  }
});

test.each(templateNames)(
  'template %s has its head in the common order and no conditions that fail in silence',
  (name) => {
    const template = readJson(`${name}.template.json`);
    expect(template).toMatchObject({
      version: '1.5',
      lang: place('lang'),
      speak: place('speak'),
      fallbackText: place('fallbackText'),
    });
    expect(JSON.stringify(template)).not.toContain('$when');
    // What stands inside another card has no head of its own.
    if (name === 'welcome' || name === 'shrunk' || name === 'askColleague' || name === 'reminderActions') return;
    const [head, notice] = template.body as readonly Record<string, unknown>[];
    expect(head).toEqual((readJson('notice.template.json').body as unknown[])[0]);
    expect(notice).toMatchObject({ $data: place('notice') });
  },
);

/** A failed click is offered again with the verb it had. */
const sameAgain = '$' + '{verb}';

test('every verb in the list stands on a template, and every button on a template is in the list', () => {
  const used = templateNames.flatMap((name) =>
    nodesOf(readJson(`${name}.template.json`)).flatMap((node) =>
      typeof node.verb === 'string' && node.verb !== sameAgain ? [node.verb] : [],
    ),
  );
  expect([...new Set(used)].sort()).toEqual(Object.keys(verbs).sort());
});

test('buttons that only open something ignore the inputs', () => {
  for (const name of templateNames) {
    for (const node of nodesOf(readJson(`${name}.template.json`)).filter((one) => one.verb === 'open')) {
      expect(node).toMatchObject({ associatedInputs: 'none' });
    }
  }
});

test('input ids are those of the public contract', () => {
  const ids = templateNames.flatMap((name) =>
    nodesOf(readJson(`${name}.template.json`)).flatMap((node) =>
      String(node.type).startsWith('Input.') ? [String(node.id)] : [],
    ),
  );
  expect([...new Set(ids)].sort()).toEqual([
    // The seven questions to a provider: an answer and a note each.
    place('answerId'),
    place('noteId'),
    'agreementDate',
    'agreementEmail',
    'agreementFirstName',
    'agreementLastName',
    'awayFrom',
    'awayUntil',
    'body',
    'code',
    'comment',
    'confirmation',
    'confirmedBy',
    'confirmedOn',
    'consentAnswer',
    'consentBy',
    'consentDate',
    'consentEvidence',
    'consentMethod',
    'customerActs',
    'customerConsent',
    'customerEmail',
    'customerName',
    'delegate',
    'digest',
    'draftLanguage',
    'hasTenant',
    'language',
    'link',
    'missing',
    'missingLines',
    'muted',
    'needsAdmin',
    'part',
    'primaryContact',
    'productTypes',
    'provider',
    'providerName',
    'queue',
    'quietFrom',
    'quietTo',
    'reason',
    'receivedOn',
    'revenue',
    'rule',
    'search',
    'shareBillTo',
    'snoozeFor',
    'subject',
    'subscriptionIds',
    'timeZone',
  ]);
});

test.each(templateNames)('samples of %s have the fields that its views give', (name) => {
  const given = new Set(
    allCases.filter(({ view }) => view.template === name).flatMap(({ view }) => Object.keys(view.data)),
  );
  for (const data of Object.values(samplesOf(name))) expect(new Set(Object.keys(data))).toEqual(given);
});

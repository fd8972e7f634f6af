import { commandWords } from '../../src/bot/commandTable';
import { filledManifest, readManifestFile } from './manifestFiles';
import { schemaProblems } from './microsoftSchema';
import { decodePng } from './png';

// The validator loads this for reading files, which is not needed here, and jest cannot load an ES module that way.
jest.mock('strip-bom', () => ({ __esModule: true, default: (text: string) => text }));

interface CommandList {
  readonly scopes: readonly string[];
  readonly commands: readonly { readonly title: string; readonly description: string }[];
}

const manifest = filledManifest();
const lists: readonly CommandList[] = manifest.bots[0].commandLists;
const french: Readonly<Record<string, string>> = JSON.parse(readManifestFile('fr.json').toString('utf8'));

const commandNamed = (title: string | undefined, language: 'en' | 'fr') =>
  Object.entries(commandWords).find(([, words]) => (words[language] as readonly string[]).includes(title ?? ''))?.[0];

describe('the app manifest', () => {
  test('satisfies schema 1.25 once its placeholders are filled in', async () => {
    expect(manifest.manifestVersion).toBe('1.25');
    expect(await schemaProblems(manifest, 'MicrosoftTeams.schema.json')).toEqual([]);
  });

  test('offers the bot to a person, a group chat and a team', () => {
    expect(manifest.bots[0].scopes).toEqual(['personal', 'team', 'groupChat']);
    expect(lists.flatMap((list) => list.scopes).toSorted()).toEqual(['groupChat', 'personal', 'team']);
  });

  test('lists at most ten commands per scope, each described, none twice', () => {
    for (const { commands } of lists) {
      expect(commands.length).toBeLessThanOrEqual(10);
      expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
      expect(commands.filter(({ description }) => description.trim() === '')).toEqual([]);
    }
  });

  test('lists only commands the bot understands', () => {
    const titles = lists.flatMap((list) => list.commands).map(({ title }) => title);
    expect(titles.filter((title) => commandNamed(title, 'en') === undefined)).toEqual([]);
  });
});

describe('the French of the app manifest', () => {
  test('satisfies the localization schema of the same version', async () => {
    expect(await schemaProblems(french, 'MicrosoftTeams.Localization.schema.json')).toEqual([]);
    expect(french.$schema).toContain(`/v${manifest.manifestVersion}/`);
  });

  test('is the file the manifest names', () => {
    expect(manifest.localizationInfo.additionalLanguages).toEqual([{ languageTag: 'fr', file: 'fr.json' }]);
  });

  test('gives every command the word the bot understands for it', () => {
    const pairs = lists.flatMap(({ commands }, list) =>
      commands.map(({ title }, index) => {
        const word = french[`bots[0].commandLists[${list}].commands[${index}].title`];
        return [commandNamed(title, 'en'), commandNamed(word, 'fr')];
      }),
    );
    for (const [english, inFrench] of pairs) expect(inFrench).toBe(english);
  });

  test('describes every command and nothing that is not there', () => {
    const expected = lists.flatMap(({ commands }, list) =>
      commands.flatMap((_, index) =>
        ['title', 'description'].map((key) => `bots[0].commandLists[${list}].commands[${index}].${key}`),
      ),
    );
    expect(Object.keys(french).filter((key) => key.startsWith('bots'))).toEqual(expected);
  });
});

describe('the icons', () => {
  test('the color icon is 192 by 192 and covers its whole square', () => {
    const { width, height, hasAlpha, pixels } = decodePng(readManifestFile(manifest.icons.color));
    expect([width, height]).toEqual([192, 192]);
    expect(hasAlpha ? pixels.every(([, , , alpha]) => alpha === 255) : true).toBe(true);
  });

  test('the outline icon is 32 by 32, white on transparent', () => {
    const { width, height, hasAlpha, pixels } = decodePng(readManifestFile(manifest.icons.outline));
    expect([width, height, hasAlpha]).toEqual([32, 32, true]);
    const visible = pixels.filter(([, , , alpha]) => alpha !== 0);
    expect(visible.length).toBeGreaterThan(100);
    expect(visible.length).toBeLessThan(512);
    expect(visible.every(([red, green, blue]) => [red, green, blue].every((value) => value === 255))).toBe(true);
  });
});

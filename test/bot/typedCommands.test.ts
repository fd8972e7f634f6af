import { languageNamed, meantAsCommand, parseCommand } from '../../src/bot/commandTable';

describe('the language a text names', () => {
  test.each([
    ['Français', 'fr'],
    ['<at>Passerelle</at> english', 'en'],
    ['Où en suis-je ?', undefined],
    ['help me in English please', undefined],
  ])('BOT-4: %s', (text, language) => {
    expect(languageNamed(text)).toBe(language);
  });
});

describe('a text typed in the middle of a dialog', () => {
  test.each([
    ['status', true],
    ['transfer contoso', true],
    ['transférer éditions soleil', true],
    ['undo this, wrong customer', false],
    ['verify the quantities', false],
    ['help the customer first', false],
    ['cancel it because the customer has not signed', false],
  ])('BOT-1: %s', (text, isCommand) => {
    const command = parseCommand(text);
    expect(command !== undefined && meantAsCommand(command)).toBe(isCommand);
  });
});

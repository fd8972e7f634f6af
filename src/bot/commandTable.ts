import { foldName } from '../foldName';
import type { Language } from '../views/viewer';

/** Every command with its word in both languages (public contract); accents are optional when typed. */
export const commandWords = {
  help: { en: ['help'], fr: ['aide'] },
  status: { en: ['status'], fr: ['statut'] },
  enroll: { en: ['enroll', 'enrol'], fr: ['inscription'] },
  providers: { en: ['providers'], fr: ['fournisseurs'] },
  pair: { en: ['pair'], fr: ['associer'] },
  invite: { en: ['invite'], fr: ['inviter'] },
  customers: { en: ['customers'], fr: ['clients'] },
  extend: { en: ['extend'], fr: ['étendre'] },
  transfer: { en: ['transfer'], fr: ['transférer', 'transfert'] },
  transfers: { en: ['transfers'], fr: ['transferts'] },
  queue: { en: ['queue'], fr: ['file'] },
  verify: { en: ['verify'], fr: ['vérifier'] },
  remind: { en: ['remind'], fr: ['relancer'] },
  check: { en: ['check'], fr: ['contrôle'] },
  incentives: { en: ['incentives'], fr: ['primes'] },
  rules: { en: ['rules', 'rule'], fr: ['règles', 'règle'] },
  rehearse: { en: ['rehearse'], fr: ['répétition'] },
  history: { en: ['history'], fr: ['historique'] },
  settings: { en: ['settings'], fr: ['préférences'] },
  language: { en: ['language', 'english', 'français'], fr: ['langue'] },
  undo: { en: ['undo'], fr: ['ne pas envoyer'] },
  cancel: { en: ['cancel'], fr: ['annuler'] },
  why: { en: ['why'], fr: ['pourquoi'] },
  hello: { en: ['hello', 'hi', 'hey'], fr: ['bonjour', 'salut'] },
} as const satisfies Record<string, Record<Language, readonly string[]>>;

export type CommandName = keyof typeof commandWords;

/** A typed command: its name, what follows it, and the language of the word used. */
export interface Command {
  readonly name: CommandName;
  readonly argument: string;
  readonly language: Language;
}

const words = Object.entries(commandWords)
  .flatMap(([name, byLanguage]) =>
    (['en', 'fr'] as const).flatMap((language) =>
      byLanguage[language].map((word) => ({ name: name as CommandName, language, word: foldName(word) })),
    ),
  )
  // The longest word first, so that "transferts" is not read as "transfert" followed by an "s".
  .sort((a, b) => b.word.length - a.word.length);

const mention = /<at>.*?<\/at>/gi;

/** What was typed without the mention of the bot and with single spaces. */
export const withoutMention = (text: string): string => text.replace(mention, ' ').replace(/\s+/g, ' ').trim();

/** Reads a command from a typed text; the mention of the bot is left out. Undefined when it starts with none. */
export function parseCommand(text: string): Command | undefined {
  const plain = withoutMention(text);
  const folded = foldName(plain);
  const found = words.find(({ word }) => folded === word || folded.startsWith(`${word} `));
  if (found === undefined) return undefined;
  const rest = plain.split(' ').slice(found.word.split(' ').length).join(' ');
  return { name: found.name, argument: rest, language: found.language };
}

const languageNames: Readonly<Record<string, Language>> = {
  francais: 'fr',
  french: 'fr',
  fr: 'fr',
  english: 'en',
  anglais: 'en',
  en: 'en',
};

/** `fr`, `English`, `Français`: the language, when a text is nothing but its name. */
export function languageNamed(text: string): Language | undefined {
  const name = foldName(withoutMention(text));
  return Object.hasOwn(languageNames, name) ? languageNames[name] : undefined;
}

/** Commands that may be followed by a name, a number or a word. */
const takingArguments: ReadonlySet<CommandName> = new Set([
  'status',
  'pair',
  'invite',
  'customers',
  'extend',
  'transfer',
  'queue',
  'remind',
  'check',
  'rules',
  'rehearse',
  'history',
  'language',
  'undo',
  'cancel',
]);

/** More than this is a sentence, not a customer's name. */
const mostArgumentWords = 5;

/**
 * Whether a text typed in the middle of a dialog is meant as this command. A reason such as "verify the quantities
 * first" answers the question; `transfer contoso` is a command.
 */
export function meantAsCommand({ name, argument }: Command): boolean {
  if (argument === '') return true;
  return (
    takingArguments.has(name) && argument.split(' ').length <= mostArgumentWords && !/[,;:!?]|\.(\s|$)/.test(argument)
  );
}

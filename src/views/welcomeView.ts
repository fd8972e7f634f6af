import { text } from '../text/text';
import { escapeMarkdown, inertText } from './escapeText';
import { type CardContext, type CardView, languages } from './viewer';

/** The first card: the language is not known yet, so it speaks both and asks. */
export function welcomeView(input: { readonly firstName: string }, _context: CardContext): CardView {
  const named = input.firstName.trim() !== '';
  // French first: the alphabet of the buttons, not a preference.
  const order = [...languages].sort().reverse();
  const greetings = order.map((language) => ({
    greeting: named
      ? text(language, 'welcome.greeting', { name: escapeMarkdown(input.firstName) })
      : text(language, 'welcome.anonymousGreeting'),
    choose: text(language, 'welcome.choose'),
  }));
  const spoken = order
    .map((language) =>
      named
        ? text(language, 'welcome.greeting', { name: inertText(input.firstName) })
        : text(language, 'welcome.anonymousGreeting'),
    )
    .join(' ');
  return {
    template: 'welcome',
    data: {
      id: '',
      version: 0,
      lang: order[0],
      speak: spoken,
      fallbackText: spoken,
      title: text('en', 'welcome.title'),
      greetings,
      languages: order.map((language) => ({ title: text(language, 'language.name'), language })),
    },
  };
}

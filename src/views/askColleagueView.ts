import type { PersonRef } from '../domain/actor';
import type { Role } from '../domain/roles';
import { roleNames } from './people';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

export interface AskColleagueInput {
  /** The card the colleague is to see. */
  readonly subject: string;
  readonly roles: readonly Role[];
  /** Colleagues who have one of the roles and the app. */
  readonly holders: readonly (PersonRef & { readonly name: string })[];
}

/** More would not fit beside a card's own buttons. */
const mostAsked = 2;

/** ROL-1 to ROL-7: who may do what the card waits for, and a button that asks them. Stands inside another card. */
export function askColleagueView(input: AskColleagueInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const roles = roleNames(words, input.roles, 'disjunction');
  const names = words.join(input.holders.map(({ name }) => name));
  const text =
    input.holders.length === 0 ? words.say('ask.nobody', { roles }) : words.say('ask.holders', { roles, names });
  return {
    template: 'askColleague',
    data: {
      lang: viewer.language,
      speak: text,
      fallbackText: text,
      text,
      people: input.holders.slice(0, mostAsked).map(({ userId, name }) => ({
        title: words.label('ask.button', { name: name.split(' ')[0] ?? name }),
        subject: input.subject,
        colleague: userId,
      })),
    },
  };
}

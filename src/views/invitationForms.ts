import { fieldError } from './frame';
import type { InvitationInput } from './invitationInputs';
import type { CardContext, Language, Viewer } from './viewer';
import type { Words } from './words';

const draftTitles = { en: 'invitation.button.english', fr: 'invitation.button.french' } as const;

/** A button that writes the draft in a language. */
export const draftButton = (words: Words, language: Language, style: 'default' | 'positive') => ({
  title: words.label(draftTitles[language]),
  language,
  style,
});

/** The input for a link that a person copies from Partner Center (INV-4). */
export const linkForm = (words: Words, input: InvitationInput, viewer: Viewer, context: CardContext, stored = '') => ({
  label: words.label('invitation.linkLabel'),
  placeholder: words.label('invitation.linkPlaceholder', { host: context.policy.invitationLinkHosts[0] ?? '' }),
  link: input.typed?.link ?? stored,
  errors: fieldError('link', viewer, context),
});

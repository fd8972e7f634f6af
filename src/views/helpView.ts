import { hasText } from '../text/text';
import { frame } from './frame';
import { link } from './links';
import { roleNames } from './people';
import { section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** What can be typed now. Commands come by their English name; one that the catalogs do not know is left out. */
export function helpView(
  input: { readonly commands: readonly string[] },
  viewer: Viewer,
  context: CardContext,
): CardView {
  const words = wordsFor(viewer, context.now);
  const commands = input.commands.filter((name) => hasText(viewer.language, `command.${name}`));
  const other = viewer.language === 'fr' ? 'en' : 'fr';
  const partner = viewer.side === 'partner';
  return {
    template: 'help',
    data: {
      id: '',
      version: 0,
      ...frame(words, viewer, context, {
        title: { key: 'help.title' },
        status: { key: 'help.status', args: { count: commands.length } },
      }),
      sections: sections(
        section({
          lines: commands.map((name) =>
            words.say('help.line', { name: words.raw(`command.${name}`), what: words.raw(`commandHelp.${name}`) }),
          ),
        }),
        section({
          lines: [
            partner ? words.say('help.names') : undefined,
            words.say('help.roles', { roles: roleNames(words, viewer.roles, 'conjunction') }),
          ],
        }),
      ),
      links: [
        link(words, 'status', '', 'button.status'),
        // Three buttons and the language are what a narrow card holds; the settings can be typed.
        link(words, partner ? 'settings' : 'queue', '', partner ? 'button.settings' : 'button.queue'),
      ],
      languages: [{ title: words.label('button.otherLanguage'), language: other }],
    },
  };
}

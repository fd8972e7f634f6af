import type { TextArgs } from '../text/text';
import { inertText } from './escapeText';
import type { CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** What an outdated card becomes: one line that says where to look. The title is the subject's, given or from the catalogs. */
export type ShrunkInput = { readonly title: string } | { readonly titleKey: string; readonly args?: TextArgs };

/** One line without buttons. */
export function shrunkView(input: ShrunkInput, viewer: Viewer): CardView {
  // The line names no moment, so any instant will do.
  const words = wordsFor(viewer, '1970-01-01T00:00:00Z');
  const title = 'title' in input ? input.title : words.raw(input.titleKey, input.args);
  const spoken = words.label('shrunk.moved', { title: inertText(title) });
  return {
    template: 'shrunk',
    data: { lang: viewer.language, speak: spoken, fallbackText: spoken, text: words.say('shrunk.moved', { title }) },
  };
}

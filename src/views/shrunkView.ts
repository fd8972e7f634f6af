import { inertText } from './escapeText';
import type { CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** What an outdated card becomes: one line without buttons that says where the subject of this title stands now. */
export function shrunkView({ title }: { readonly title: string }, viewer: Viewer): CardView {
  // The line names no moment, so any instant will do.
  const words = wordsFor(viewer, '1970-01-01T00:00:00Z');
  const spoken = words.label('shrunk.moved', { title: inertText(title) });
  return {
    template: 'shrunk',
    data: { lang: viewer.language, speak: spoken, fallbackText: spoken, text: words.say('shrunk.moved', { title }) },
  };
}

import { hasText, type TextArgs } from '../text/text';
import { frame } from './frame';
import { type Link, link, primary } from './links';
import { section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

export interface NoticeInput {
  /** Key of the title, or the title itself; without one the tone gives it. */
  readonly title?: string;
  readonly tone: 'good' | 'info' | 'warning';
  /** The sentence; without one the notice of the context is all there is to say. */
  readonly key?: string;
  readonly args?: TextArgs;
  /** What could not be shown now and may be asked for again. */
  readonly retry?: Pick<Link, 'what' | 'id'>;
  /** A click that failed, to be made again with what was typed. */
  readonly again?: { readonly verb: string; readonly data: object };
}

const defaultTitles = { good: 'notice.doneTitle', info: 'notice.infoTitle', warning: 'notice.refusalTitle' } as const;

/** One sentence and the way on, for answers that belong to no subject. */
export function noticeView(input: NoticeInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const given = input.title ?? '';
  const named = given === '' ? defaultTitles[input.tone] : given;
  const title = hasText(viewer.language, named) ? words.raw(named) : named;
  return {
    template: 'notice',
    data: {
      ...frame(words, viewer, context, { title: { key: 'notice.title', args: { title } } }),
      sections: sections(section({ lines: [input.key === undefined ? undefined : words.say(input.key, input.args)] })),
      again: input.again === undefined ? [] : [{ title: words.label('button.tryAgain'), ...input.again }],
      links: [
        ...(input.retry === undefined
          ? []
          : [primary(link(words, input.retry.what, input.retry.id, 'button.tryAgain'))]),
        link(words, 'status', '', 'button.status'),
        link(words, 'help', '', 'button.help'),
      ],
    },
  };
}

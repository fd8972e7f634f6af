import type { Part } from '../rehearsal/playPart';
import { frame } from './frame';
import { link, linkRows } from './links';
import { section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

export interface RehearsalInput {
  readonly organizationName: string;
  /** Customers of the book, and how many of them are copied whole. */
  readonly customers: number;
  readonly copied: number;
  readonly parts: readonly Part[];
}

/** CON-12: what a rehearsal is and is not; once it runs, the parts of the others to play. */
export function rehearsalView(input: RehearsalInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { parts, customers, copied, organizationName } = input;
  const running = viewer.rehearsal === true;
  const action = (key: string) => [{ title: words.label(`rehearsal.${key}`) }];
  return {
    template: 'rehearsal',
    data: {
      id: 'rehearsal',
      version: 1,
      ...frame(words, viewer, context, {
        title: { key: 'rehearsal.title', args: { organization: organizationName } },
        status: running
          ? { key: 'rehearsal.running', args: { copied, customers } }
          : { key: 'rehearsal.notStarted', args: { customers } },
        tone: 'Accent',
        rules: true,
      }),
      sections: sections(
        section({
          lines: running
            ? [words.say('rehearsal.everyRole'), parts.length === 0 ? words.say('rehearsal.nothingToPlay') : undefined]
            : ['sandbox', 'copy', 'everyRole', 'apart'].map((key) => words.say(`rehearsal.${key}`)),
        }),
      ),
      play:
        parts.length === 0
          ? []
          : [
              {
                label: words.label('rehearsal.partLabel'),
                value: choiceOf(parts[0]),
                choices: parts.slice(0, mostChoices).map((part) => ({
                  title: words.label(`rehearsal.part.${part.name}`, {
                    customer: part.about?.customer ?? '',
                    n: part.about?.n ?? 0,
                    provider: part.about?.provider ?? '',
                  }),
                  value: choiceOf(part),
                })),
              },
            ],
      playButton: parts.length === 0 ? [] : action('play'),
      start: running ? [] : action('start'),
      restart: running ? action('startOver') : [],
      stop: running ? action('stop') : [],
      linkRows: linkRows([
        ...(running ? [link(words, 'rehearsal', '', 'button.checkAgain')] : []),
        link(words, 'status', '', 'button.status'),
      ]),
    },
  };
}

const mostChoices = 15;

const choiceOf = (part: Part | undefined): string => (part === undefined ? '' : `${part.name} ${part.id}`);

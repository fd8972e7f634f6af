import { frame } from './frame';
import { link, linkRows, primary } from './links';
import { items, section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

const phases = ['enrollment', 'provider', 'customers', 'transfers'] as const;

/** The card after the language is chosen: what lies ahead, and the first button to press. */
export function homeView(input: { readonly organizationName: string }, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const side = viewer.side;
  const head = frame(words, viewer, context, {
    title: { key: `home.${side}Title`, args: { name: viewer.name.split(' ')[0] ?? viewer.name } },
    status: { key: `home.${side}Status`, args: { organization: input.organizationName } },
  });
  return { template: 'home', data: { ...head, ...(side === 'partner' ? forPartner(words) : forProvider(words)) } };
}

function forPartner(words: Words) {
  return {
    phases: phases.map((phase, index) => ({
      mark: String(index + 1),
      color: 'Accent',
      title: `**${words.say(`phase.${phase}`)}**`,
      detail: items([words.say(`phase.${phase}Help`)]),
    })),
    // ROL-8, ROL-9: who takes part, and what the customer does elsewhere.
    sections: sections(
      section({ lines: [words.say('home.parties'), words.say('home.customerActs'), words.say('home.typeCommands')] }),
    ),
    linkRows: linkRows([
      primary(link(words, 'enrollment', '', 'button.start')),
      link(words, 'status', '', 'button.status'),
      link(words, 'rules', '', 'button.rules'),
      link(words, 'rehearsal', '', 'button.rehearsal'),
      link(words, 'help', '', 'button.help'),
    ]),
  };
}

function forProvider(words: Words) {
  return {
    phases: [],
    sections: sections(
      section({
        lines: [words.say('home.providerHow'), words.say('home.providerNotify'), words.say('home.typeCommands')],
      }),
    ),
    linkRows: linkRows([primary(link(words, 'queue', '', 'button.queue')), link(words, 'help', '', 'button.help')]),
  };
}

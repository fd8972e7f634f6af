import { frame } from './frame';
import type { ProvidersInput } from './inputs';
import { firstPrimary, link, linkRows } from './links';
import { section, sections } from './sections';
import { mostButtons } from './transferRows';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** PRO-1 to PRO-4, PRO-7, PRO-9: the partner's own list, how a provider gets on it, and what to ask one. */
export function providersView(input: ProvidersInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { partnerships, enrolled } = input;
  const count = (status: string) => partnerships.filter((one) => one.partnership.status === status).length;
  const line = (partnership: ProvidersInput['partnerships'][number]['partnership']) =>
    words.say(`providers.${partnership.status}`, { name: partnership.name, day: words.day(partnership.at) });
  // Invitations first: they are the ones with something to do.
  const ordered = [...partnerships].sort(
    (a, b) => Number(b.partnership.status === 'invited') - Number(a.partnership.status === 'invited'),
  );
  const links = ordered
    .slice(0, mostButtons)
    .map(({ id, partnership }) => link(words, 'partnership', id, 'button.partnership', { name: partnership.name }));
  return {
    template: 'providers',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'providers.title' },
        status: { key: 'providers.status', args: { accepted: count('accepted'), invited: count('invited') } },
        rules: true,
        ...(partnerships.length === 0 && enrolled ? { hint: 'local.sendInvitation' } : {}),
      }),
      sections: sections(
        enrolled ? undefined : section({ lines: [words.say('providers.notEnrolled')] }, 'warning'),
        section({
          heading: words.say('providers.listHeading'),
          lines:
            partnerships.length === 0
              ? [words.say('providers.none'), words.say('providers.how')]
              : ordered.map((one) => line(one.partnership)),
        }),
        section({ heading: words.say('providers.chooseHeading'), lines: [words.say('providers.choose')] }),
      ),
      linkRows: linkRows([
        ...(enrolled && count('invited') > 0 ? firstPrimary(links) : links),
        link(words, 'status', '', 'button.status'),
      ]),
    },
  };
}

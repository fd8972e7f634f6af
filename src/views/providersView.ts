import { frame } from './frame';
import { firstPrimary, link, linkRows } from './links';
import { packLink } from './packText';
import { hasOneOf } from './people';
import type { ProvidersInput } from './providerInputs';
import { mostColumns, providerMatrix, providerNotes } from './providerMatrix';
import { section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

/** Six actions are the most a card has; adding a provider is one of them. */
const mostButtons = 5;
const mostPartnerships = 2;

/** PRO-1 to PRO-7, PRO-9, PRO-10: the partner's own list, how a provider gets on it, and a checklist to compare them. */
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
  const { columns = [] } = input;
  const allowed = hasOneOf(viewer, context.policy.roles.compareProviders);
  const opened = ordered
    .slice(0, mostPartnerships)
    .map(({ id, partnership }) => link(words, 'partnership', id, 'button.partnership', { name: partnership.name }));
  const filledIn = columns
    .slice(0, mostButtons - opened.length)
    .map(({ id, name }) => link(words, 'providerAnswers', id, 'button.providerAnswers', { name }));
  const beside = columns.length - mostColumns;
  return {
    template: 'providers',
    data: {
      id: 'providers',
      version: 0,
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
          lines: [
            ...(partnerships.length === 0
              ? [words.say('providers.none')]
              : ordered.map((one) => line(one.partnership))),
            words.say('providers.how'),
            input.portal === true ? words.say('providers.howPortal') : undefined,
            words.say('providers.later'),
          ],
        }),
        section({
          heading: words.say('providers.chooseHeading'),
          lines: [
            words.say('providers.choose'),
            words.say('providers.area'),
            packLink(words, context.policy, 'providerList'),
            packLink(words, context.policy, 'partnerWithProviders'),
          ],
        }),
      ),
      matrix: providerMatrix(words, columns),
      after: sections(
        section({
          lines: [
            ...providerNotes(words, columns).map(({ text }) => text),
            beside > 0 ? words.say('checklist.more', { count: beside }) : undefined,
            columns.length > 0 ? words.say('checklist.fillIn') : undefined,
          ],
        }),
      ),
      linkRows: linkRows([...(enrolled && count('invited') > 0 ? firstPrimary(opened) : opened), ...filledIn]),
      add: allowed
        ? [
            {
              title: words.label('button.addProvider'),
              label: words.label('providers.nameLabel'),
              value: input.typed ?? '',
              send: words.label('button.addProviderNow'),
            },
          ]
        : [],
    },
  };
}

import { draftIdOf } from './draftId';
import { frame } from './frame';
import type { CustomerStatusInput } from './inputs';
import { firstPrimary, type Link, link, linkRows } from './links';
import { section, sections } from './sections';
import { transferLinks, transferRow } from './transferRows';
import { isTurnOf, isUnderWay } from './transferText';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** `status contoso`: relationships, agreement and requests of one customer, and the next step as primary button. */
export function customerStatusView(input: CustomerStatusInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { customer, relationships, transfers, enrolled } = input;
  const direct = customer.kind === 'direct';
  const lines = relationships.flatMap(({ providerName, relationship, agreement }) => [
    words.say(`customerStatus.relationship.${relationship.status}`, { provider: providerName }),
    ...(direct && agreement !== undefined
      ? [words.say(`agreement.${agreement}`, { provider: providerName, customer: customer.name })]
      : []),
  ]);
  return {
    template: 'status',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'customerStatus.title', args: { name: customer.name } },
        status: { key: direct ? 'customerStatus.direct' : 'customerStatus.indirect' },
        place: { key: 'customers.domain', args: { domain: customer.domain } },
        rules: true,
      }),
      phases: [],
      sections: sections(
        direct || lines.length > 0
          ? section({
              heading: words.say('customerStatus.relationshipsHeading'),
              lines:
                lines.length > 0
                  ? lines
                  : [words.say(enrolled ? 'customerStatus.noRelationship' : 'customerStatus.noneWithoutEnrollment')],
            })
          : undefined,
        direct
          ? section({
              heading: words.say('customerStatus.transfersHeading'),
              lines:
                transfers.length === 0
                  ? [words.say('customerStatus.noTransfers')]
                  : transfers.slice(-5).map((row) => transferRow(words, viewer, row).title),
            })
          : undefined,
      ),
      linkRows: linkRows([
        ...(direct ? firstPrimary(steps(words, input)) : []),
        link(words, 'status', '', 'button.status'),
      ]),
    },
  };
}

/** What can be opened for this customer, the next step first. */
function steps(words: Words, input: CustomerStatusInput): readonly Link[] {
  const live = input.transfers.filter((row) => isUnderWay(row.transfer));
  const mine = live.filter((row) => isTurnOf(row.transfer, 'partner'));
  const ordered = [...mine, ...live.filter((row) => !mine.includes(row))];
  const extend = input.enrolled
    ? input.relationships
        .filter(({ relationship }) => relationship.status !== 'verified')
        .map(({ id, providerName }) => link(words, 'relationship', id, 'button.relationship', { name: providerName }))
    : [];
  const verified = input.relationships.filter(({ relationship }) => relationship.status === 'verified');
  const drafts = verified
    .slice(0, 1)
    .map(({ id }) => link(words, 'transferDraft', draftIdOf(id), 'button.transferDraft'));
  const missing = input.enrolled ? [] : [link(words, 'enrollment', '', 'button.enrollment')];
  return [...transferLinks(words, ordered, 2), ...drafts, ...extend.slice(0, 2), ...missing].slice(0, 5);
}

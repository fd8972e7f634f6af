import { thingId } from '../ids';
import { frame } from './frame';
import { link } from './links';
import { section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { wordsFor } from './words';

export interface InviteWithInput {
  readonly customerId: string;
  readonly customerName: string;
  readonly providers: readonly { readonly tenantId: string; readonly name: string }[];
}

/** `invite contoso` with several partnerships: an invitation is for one provider (INV-3). */
export function inviteWithView(input: InviteWithInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { customerId, customerName: customer, providers } = input;
  return {
    template: 'notice',
    data: {
      ...frame(words, viewer, context, {
        title: { key: 'invitation.withTitle', args: { customer } },
        status: { key: 'invitation.withStatus' },
        rules: true,
      }),
      sections: sections(section({ lines: [words.say('invitation.withOne')] })),
      again: [],
      links: providers.slice(0, 6).map(({ tenantId: provider, name }) =>
        link(
          words,
          'invitation',
          thingId({ kind: 'invitation', customerId, provider }),
          'invitation.button.withProvider',
          {
            name,
          },
        ),
      ),
    },
  };
}

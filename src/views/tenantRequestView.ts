import { thingId } from '../ids';
import { deliveryLines } from './deliveryText';
import { frame } from './frame';
import type { TenantRequestInput } from './invitationInputs';
import { emptyParts, type InvitationShown } from './invitationParts';
import { link, linkRows, primary } from './links';
import { whoWhen } from './people';
import { section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** INV-15 to INV-18: the request for a new customer's tenant, as each side sees it. */
export function tenantRequestView(input: TenantRequestInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const { customerName: customer, partnerName: partner } = input.request;
  const forPartner = viewer.side === 'partner';
  const { status, tone, hint, links, ...parts } = forPartner
    ? partnerShown(words, input, viewer, context)
    : providerShown(words, input);
  return {
    template: 'invitation',
    data: {
      id: input.id,
      version: input.request.version,
      ...frame(words, viewer, context, {
        title: forPartner
          ? { key: 'newCustomer.title', args: { customer } }
          : { key: 'newCustomer.providerTitle', args: { customer, partner } },
        status,
        tone,
        rules: true,
        ...(hint === undefined ? {} : { hint }),
      }),
      ...emptyParts,
      ...parts,
      linkRows: linkRows([...links, link(words, 'status', '', 'button.status')]),
    },
  };
}

function partnerShown(
  words: Words,
  { request, mail, delivery }: TenantRequestInput,
  viewer: Viewer,
  context: CardContext,
): InvitationShown {
  const names = { customer: request.customerName, provider: request.providerName };
  const say = (key: string, args: Record<string, string> = names) => words.say(`newCustomer.${key}`, args);
  const asked = say('asked', { whoWhen: whoWhen(words, viewer, context, { by: request.by, at: request.at }) });
  if (request.status === 'appeared') {
    const { customerId } = request;
    const id = thingId({ kind: 'customer', customerId });
    return {
      status: { key: 'newCustomer.appeared', args: names },
      tone: 'Good',
      sections: sections(
        section({ lines: [say('appearedWhen', { ...names, when: words.when(request.appearedAt) }), asked] }),
        section({ lines: [words.say('invitation.noDirectPurchase', names)] }),
      ),
      links: [primary(link(words, 'customer', id, 'invitation.button.customer', { name: request.customerName }))],
    };
  }
  return {
    status: { key: 'newCustomer.requested', args: names },
    tone: 'Accent',
    hint: 'local.createTenant',
    sections: sections(
      section({
        lines: [
          say('reseller'),
          say('guarantee'),
          asked,
          delivery?.receipt.kind === 'nobody' ? words.say('delivery.nobody', names) : undefined,
          deliveryLines(words, delivery, request.providerName)[0],
          request.note === undefined ? undefined : say('noteLine', { ...names, note: request.note }),
        ],
      }),
      section({
        lines: [mail === undefined ? undefined : say('mailHint'), words.say('invitation.noDirectPurchase', names)],
      }),
    ),
    mail:
      mail === undefined
        ? []
        : [{ title: words.label('newCustomer.mailButton'), url: mail, style: 'default' as const }],
    links: [],
  };
}

/** INV-16: what the provider is asked; it acts in its portal, and the card follows. */
function providerShown(words: Words, { request }: TenantRequestInput): InvitationShown {
  const names = { customer: request.customerName, partner: request.partnerName };
  const say = (key: string, args: Record<string, string> = names) => words.say(`newCustomer.${key}`, args);
  const over = request.status === 'appeared';
  return {
    status: { key: over ? 'newCustomer.providerAppeared' : 'newCustomer.providerRequested', args: names },
    tone: over ? 'Good' : 'Accent',
    ...(over ? {} : { hint: 'local.createTenant' }),
    sections: sections(
      section({
        lines: [
          say('providerHow'),
          request.partnerMpnId === undefined
            ? undefined
            : say('providerMpn', { ...names, mpnId: request.partnerMpnId }),
          request.note === undefined ? undefined : say('noteFrom', { ...names, note: request.note }),
        ],
      }),
      over ? undefined : section({ lines: [say('providerSeen')] }),
    ),
    links: [],
  };
}

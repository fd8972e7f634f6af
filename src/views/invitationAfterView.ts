import type { Invitation } from '../domain/customer/invitation';
import { thingId } from '../ids';
import { confirmationText } from './confirmationText';
import type { InvitationInput } from './invitationInputs';
import type { InvitationShown } from './invitationParts';
import { link, primary } from './links';
import { whoWhen } from './people';
import { passed, section, sections } from './sections';
import type { CardContext, Viewer } from './viewer';
import type { Words } from './words';

/** INV-10, INV-11: out, as a person stated; now the customer acts. */
export function sentShown(
  words: Words,
  input: InvitationInput,
  invitation: Extract<Invitation, { status: 'sent' }>,
  viewer: Viewer,
  context: CardContext,
  allowed: boolean,
): InvitationShown {
  const names = { customer: input.customerName, provider: input.providerName };
  const watched = input.watched && !invitation.listedBefore;
  const { sentBy, sentAt } = invitation;
  const { mail } = input;
  return {
    status: { key: 'invitation.sent', args: names },
    tone: 'Accent',
    hint: 'local.authorizeResellers',
    sections: sections(
      section({
        lines: [
          words.say('invitation.sentLine', { whoWhen: whoWhen(words, viewer, context, { by: sentBy, at: sentAt }) }),
          words.say(watched ? 'invitation.waiting' : 'invitation.waitingStated', names),
        ],
      }),
    ),
    authorized: allowed && !watched ? [{ title: words.label('invitation.button.authorized') }] : [],
    mail:
      allowed && mail !== undefined
        ? [{ title: words.label(`invitation.button.${mail.kind}`), url: mail.url, style: 'default' }]
        : [],
    links: [],
  };
}

/** INV-11 to INV-14, INV-18: both are resellers of record; what each may do, and what stays impossible. */
export function authorizedShown(
  words: Words,
  input: InvitationInput,
  invitation: Extract<Invitation, { status: 'authorized' }> | undefined,
  viewer: Viewer,
  context: CardContext,
): InvitationShown {
  const names = { customer: input.customerName, provider: input.providerName };
  const say = (key: string) => words.say(`invitation.${key}`, names);
  const direct = input.customer === 'direct';
  const dap = context.policy.delegatedAdmin === 'dap';
  const customerId = invitation?.customerId ?? input.customerId;
  const draft = thingId({ kind: 'transferDraft', customerId, provider: input.provider });
  const customer = thingId({ kind: 'customer', customerId });
  return {
    status: { key: 'invitation.authorized', args: names },
    tone: 'Good',
    sections: sections(
      section({ lines: invitation === undefined ? [] : seenLines(words, input, invitation, viewer, context) }),
      section({
        heading: say('nowHeading'),
        checks: [passed(say(dap ? 'youMay' : 'youMayApart')), passed(say('providerMay'))],
      }),
      section({ lines: [say('manage'), say(direct ? 'directStays' : 'noDirectPurchase')] }),
    ),
    links: [
      ...(direct ? [primary(link(words, 'transferDraft', draft, 'button.transferDraft'))] : []),
      link(words, 'customer', customer, 'invitation.button.customer', { name: input.customerName }),
    ],
  };
}

function seenLines(
  words: Words,
  input: InvitationInput,
  invitation: Extract<Invitation, { status: 'authorized' }>,
  viewer: Viewer,
  context: CardContext,
): readonly string[] {
  const { statedBy, authorizedAt, confirmedAt } = invitation;
  if (statedBy === undefined) return [words.say('invitation.authorizedSeen', { when: words.when(authorizedAt) })];
  const who = whoWhen(words, viewer, context, { by: statedBy, at: authorizedAt });
  return [
    words.say('invitation.authorizedStated', { whoWhen: who }),
    confirmationText(words, confirmedAt, input.watched && !invitation.listedBefore),
  ];
}

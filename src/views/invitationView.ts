import type { Invitation } from '../domain/customer/invitation';
import { problemText } from './explanationText';
import { frame } from './frame';
import { authorizedShown, sentShown } from './invitationAfterView';
import { draftedShown } from './invitationDraftView';
import { draftButton, linkForm } from './invitationForms';
import type { InvitationInput } from './invitationInputs';
import { emptyParts, type InvitationShown } from './invitationParts';
import { link, linkRows } from './links';
import { hasOneOf, roleNames } from './people';
import { section, sections } from './sections';
import type { CardContext, CardView, Viewer } from './viewer';
import { type Words, wordsFor } from './words';

/** INV-1 to INV-14, INV-18 to INV-21: one customer's invitation to one provider, from what it does to what each may do then. */
export function invitationView(input: InvitationInput, viewer: Viewer, context: CardContext): CardView {
  const words = wordsFor(viewer, context.now);
  const names = { customer: input.customerName, provider: input.providerName };
  const roles = context.policy.roles.invite;
  const allowed = hasOneOf(viewer, roles);
  const shown = show(words, input, viewer, context, allowed);
  const { status, tone, hint, links, ...parts } = shown;
  const readOnly = allowed
    ? []
    : sections(
        section({ lines: [words.say('invitation.needsRole', { roles: roleNames(words, roles, 'disjunction') })] }),
      );
  return {
    template: 'invitation',
    ...(allowed ? {} : { needs: roles }),
    data: {
      id: input.id,
      version: input.invitation?.version ?? 0,
      ...frame(words, viewer, context, {
        title: { key: 'invitation.title', args: names },
        status,
        tone,
        rules: true,
        ...(hint === undefined ? {} : { hint }),
      }),
      ...emptyParts,
      ...parts,
      sections: [...parts.sections, ...readOnly],
      linkRows: linkRows([...links, link(words, 'status', '', 'button.status')]),
    },
  };
}

function show(
  words: Words,
  input: InvitationInput,
  viewer: Viewer,
  context: CardContext,
  allowed: boolean,
): InvitationShown {
  const { invitation } = input;
  if (invitation === undefined) {
    return input.customer === 'indirect' && input.providerListed === true
      ? authorizedShown(words, input, undefined, viewer, context)
      : startShown(words, input, context, allowed);
  }
  switch (invitation.status) {
    case 'preparing': {
      const line = words.say('invitation.preparingLine', { provider: input.providerName });
      return {
        status: { key: 'invitation.preparing' },
        tone: 'Accent',
        sections: sections(section({ lines: [line] })),
        links: [],
      };
    }
    case 'linkNeeded':
      return linkNeededShown(words, input, invitation, viewer, context, allowed);
    case 'drafted':
      return draftedShown(words, input, invitation, viewer, context, allowed);
    case 'sent':
      return sentShown(words, input, invitation, viewer, context, allowed);
    case 'authorized':
      return authorizedShown(words, input, invitation, viewer, context);
    default: {
      const never: never = invitation;
      return never;
    }
  }
}

/** INV-1 to INV-5, INV-19 to INV-21: why and how, before anything is written. */
function startShown(words: Words, input: InvitationInput, context: CardContext, allowed: boolean): InvitationShown {
  const names = { customer: input.customerName, provider: input.providerName };
  const say = (key: string) => words.say(`invitation.${key}`, names);
  const listed = input.providerListed === true;
  const own = words.reader.language;
  const other = own === 'en' ? 'fr' : 'en';
  return {
    status: { key: 'invitation.start' },
    tone: 'Accent',
    sections: sections(
      section({
        heading: say('whyHeading'),
        lines: [
          say('both'),
          say('oneLink'),
          say('whyProvider'),
          listed ? say('listedBefore') : input.customer === 'direct' ? say('existing') : undefined,
          say(context.policy.delegatedAdmin === 'dap' ? 'delegated' : 'delegatedApart'),
        ],
      }),
      section({ lines: [say('where'), allowed ? say('chooseLanguage') : undefined] }),
    ),
    drafts: allowed ? [draftButton(words, own, 'positive'), draftButton(words, other, 'default')] : [],
    links: [],
  };
}

/** INV-4: portal mode, or Partner Center did not give the link. */
function linkNeededShown(
  words: Words,
  input: InvitationInput,
  invitation: Extract<Invitation, { status: 'linkNeeded' }>,
  viewer: Viewer,
  context: CardContext,
  allowed: boolean,
): InvitationShown {
  const hosts = context.policy.invitationLinkHosts;
  return {
    status: { key: 'invitation.linkNeeded' },
    tone: 'Warning',
    sections: sections(
      section({ lines: [problemText(words, 'invitation.problem', invitation.problem)] }, 'warning'),
      section({
        lines: [
          words.say('invitation.linkHow', { provider: input.providerName }),
          words.say('invitation.linkRules', { hosts: words.join(hosts, 'disjunction') }),
        ],
      }),
    ),
    linkForm: allowed ? [linkForm(words, input, viewer, context)] : [],
    save: allowed ? [{ title: words.label('invitation.button.saveLink'), style: 'positive' }] : [],
    links: [],
  };
}

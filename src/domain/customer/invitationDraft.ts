import { type Decision, happens, nothingHappens, refused } from '../decision';
import { requireRole } from '../policy/requireRole';
import { type Refusal, refuse } from '../refusal';
import { checkVersion } from '../version';
import { type Invitation, type Letter, longestBody, longestSubject } from './invitation';
import type { InvitationCommand } from './invitationCommands';
import type { InvitationEvent } from './invitationEvents';
import { linkRefused } from './invitationLink';
import { emptyBlanks, hasLink, withLink } from './invitationText';

type Command<T extends InvitationCommand['type']> = Extract<InvitationCommand, { type: T }>;
type Writing = Command<'editInvitation' | 'restoreInvitationLink' | 'finishInvitation'>;
type Drafted = Extract<Invitation, { status: 'drafted' }>;

/** INV-8, INV-9: the text may say anything, as long as the exact link stays in it. In portal mode the link comes first (INV-4). */
export function editInvitation(
  invitation: Invitation | undefined,
  command: Command<'editInvitation'>,
): Decision<InvitationEvent> {
  const no = notWritable(invitation, command, ['drafted', 'linkNeeded']);
  if (no !== undefined || invitation === undefined) return refused(no ?? refuse('INV-6', 'invitationNotDrafted'));
  if (invitation.status === 'linkNeeded') return giveLink(command);
  if (invitation.status !== 'drafted') return nothingHappens;
  const corrected = command.link.trim();
  if (invitation.linkGivenBy !== undefined && corrected !== '' && corrected !== invitation.link) {
    return giveLink(command);
  }
  const letter = letterOf(invitation, command);
  const wrong = tooLong(letter) ?? linkMissing(letter, invitation.link);
  if (wrong !== undefined) return refused(wrong);
  return same(letter, invitation) ? nothingHappens : happens(edited(command, letter));
}

function giveLink(command: Command<'editInvitation'>): Decision<InvitationEvent> {
  const { provider, now: at } = command;
  const wrong = linkRefused(command.link, command.policy, command.linkOf);
  if (wrong !== undefined) return refused(wrong);
  return happens({ type: 'InvitationLinkGiven', provider, link: command.link.trim(), by: writer(command), at });
}

/** INV-9: one click puts the link back and keeps everything else as typed. */
export function restoreInvitationLink(
  invitation: Invitation | undefined,
  command: Command<'restoreInvitationLink'>,
): Decision<InvitationEvent> {
  const no = notWritable(invitation, command, ['drafted']);
  if (no !== undefined || invitation?.status !== 'drafted') {
    return refused(no ?? refuse('INV-6', 'invitationNotDrafted'));
  }
  const typed = letterOf(invitation, command);
  const letter = { ...typed, body: withLink(typed.body, invitation.link) };
  const wrong = tooLong(letter);
  if (wrong !== undefined) return refused(wrong);
  return same(letter, invitation) ? nothingHappens : happens(edited(command, letter));
}

/** INV-10: done only when the text is whole; what was typed last is kept with it. */
export function finishInvitation(
  invitation: Invitation | undefined,
  command: Command<'finishInvitation'>,
): Decision<InvitationEvent> {
  const no = notWritable(invitation, command, ['drafted']);
  if (no !== undefined || invitation?.status !== 'drafted') {
    return refused(no ?? refuse('INV-6', 'invitationNotDrafted'));
  }
  const { provider, now: at } = command;
  const letter = letterOf(invitation, command);
  const wrong = tooLong(letter) ?? linkMissing(letter, invitation.link) ?? unfilled(letter, invitation);
  if (wrong !== undefined) return refused(wrong);
  const finished: InvitationEvent = { type: 'InvitationFinished', provider, by: writer(command), at };
  return same(letter, invitation) ? happens(finished) : happens(edited(command, letter), finished);
}

function notWritable(
  invitation: Invitation | undefined,
  command: Writing,
  writable: readonly Invitation['status'][],
): Refusal | undefined {
  const no = requireRole(command.policy, 'invite', command.actor);
  if (no !== undefined) return no;
  if (invitation === undefined) return refuse('INV-6', 'invitationNotDrafted');
  if (invitation.status === 'sent') {
    return refuse('INV-10', 'invitationSent', { by: invitation.sentBy, at: invitation.sentAt });
  }
  if (invitation.status === 'authorized') {
    return refuse('INV-11', 'alreadyResellers', { about: invitation.providerName });
  }
  if (!writable.includes(invitation.status)) return refuse('INV-6', 'invitationNotDrafted');
  return checkVersion(invitation.version, command.version);
}

const writer = ({ actor }: Writing) => ({ tenantId: actor.tenantId, userId: actor.userId });

/** The text as typed; what the card did not hold stays. A subject is one line, whatever was pasted into it. */
const letterOf = (invitation: Drafted, { typed }: Writing): Letter => ({
  subject: (typed.subject ?? invitation.subject).replace(/\s+/gu, ' ').trim(),
  body: (typed.body ?? invitation.body).replace(/\r\n?/gu, '\n').trim(),
});

const same = (one: Letter, other: Letter): boolean => one.subject === other.subject && one.body === other.body;

const edited = (command: Writing, letter: Letter): InvitationEvent => ({
  type: 'InvitationEdited',
  provider: command.provider,
  letter,
  by: writer(command),
  at: command.now,
});

function tooLong({ subject, body }: Letter): Refusal | undefined {
  if (subject.length > longestSubject) return refuse('product', 'textTooLong', { field: 'subject' });
  return body.length > longestBody ? refuse('product', 'textTooLong', { field: 'body' }) : undefined;
}

const linkMissing = ({ body }: Letter, link: string): Refusal | undefined =>
  hasLink(body, link) ? undefined : refuse('INV-9', 'invitationLinkMissing', { field: 'body' });

function unfilled({ subject, body }: Letter, invitation: Drafted): Refusal | undefined {
  if (subject === '') return refuse('product', 'invitationSubjectMissing', { field: 'subject' });
  const [first, ...more] = emptyBlanks(`${subject}\n${body}`, invitation.blanks);
  if (first === undefined) return undefined;
  return refuse('product', 'invitationBlank', { field: 'body', about: [first, ...more].join(', ') });
}

import type { Invitation } from '../domain/customer/invitation';
import { emptyBlanks } from '../domain/customer/invitationText';
import { escapeMarkdown } from './escapeText';
import { fieldError } from './frame';
import { draftButton, linkForm } from './invitationForms';
import type { InvitationInput } from './invitationInputs';
import type { InvitationShown } from './invitationParts';
import { whoWhen } from './people';
import { section, sections } from './sections';
import type { CardContext, Viewer } from './viewer';
import type { Words } from './words';

type Drafted = Extract<Invitation, { status: 'drafted' }>;

/** INV-6 to INV-10: review, edit, keep the link, send it by one of two ways, Done. */
export function draftedShown(
  words: Words,
  input: InvitationInput,
  invitation: Drafted,
  viewer: Viewer,
  context: CardContext,
  allowed: boolean,
): InvitationShown {
  const names = { customer: input.customerName, provider: input.providerName };
  const say = (key: string) => words.say(`invitation.${key}`, names);
  const empty = emptyBlanks(`${invitation.subject}\n${invitation.body}`, invitation.blanks);
  const whole = empty.length === 0 && invitation.subject !== '';
  const { editedBy, editedAt } = invitation;
  const mine = editedBy === undefined ? 'draftedBy' : 'saved';
  const did = editedBy === undefined ? invitation : { by: editedBy, at: editedAt };
  return {
    status: whole
      ? { key: 'invitation.drafted' }
      : { key: 'invitation.draftedBlanks', args: { count: Math.max(1, empty.length) } },
    tone: whole ? 'Good' : 'Accent',
    sections: sections(
      section({
        lines: [
          say('review'),
          empty.length === 0 ? undefined : words.say('invitation.blanksLine', { blanks: words.join(empty) }),
          say('keepLink'),
        ],
      }),
      section(
        { heading: say('textHeading'), lines: textLines(words, invitation, allowed ? input.typed?.body : '') },
        'emphasis',
      ),
      section({
        lines: [
          ...(whole && allowed ? [say(input.mail === undefined ? 'copyOnly' : 'waysOut'), say('thenDone')] : []),
          words.say(`invitation.${mine}`, { whoWhen: whoWhen(words, viewer, context, did) }),
        ],
      }),
    ),
    ...(allowed ? formOf(words, input, invitation, viewer, context, whole) : {}),
    links: [],
  };
}

/** What the person may do with the draft; after the link was lost, putting it back comes first. */
function formOf(
  words: Words,
  input: InvitationInput,
  invitation: Drafted,
  viewer: Viewer,
  context: CardContext,
  whole: boolean,
): Partial<InvitationShown> {
  const { notice } = context;
  const lost = notice?.kind === 'refusal' && notice.refusal.reason === 'invitationLinkMissing';
  const button = (key: string, primary: boolean) => ({
    title: words.label(`invitation.button.${key}`),
    style: primary ? ('positive' as const) : ('default' as const),
  });
  const other = invitation.language === 'en' ? 'fr' : 'en';
  return {
    form: [
      {
        subjectLabel: words.label('invitation.subjectLabel'),
        subject: input.typed?.subject ?? invitation.subject,
        bodyLabel: words.label('invitation.bodyLabel'),
        body: input.typed?.body ?? invitation.body,
        errors: { subject: fieldError('subject', viewer, context), body: fieldError('body', viewer, context) },
      },
    ],
    linkForm: invitation.linkGivenBy === undefined ? [] : [linkForm(words, input, viewer, context, invitation.link)],
    restore: lost ? [{ title: words.label('invitation.button.restore') }] : [],
    mail: whole && !lost && input.mail !== undefined ? [{ ...button(input.mail.kind, true), url: input.mail.url }] : [],
    save: [button('save', !whole && !lost)],
    finish: lost ? [] : [button('done', whole && input.mail === undefined)],
    drafts: invitation.editedBy === undefined && !lost ? [draftButton(words, other, 'default')] : [],
  };
}

/** Characters of the card for the saved text and the one in the input together; the rest of the card needs the others. */
const roomForTexts = 9_000;
/** What a line costs besides its text. */
const perLine = 90;

/** The text line by line; what a card cannot hold is counted, and stands whole in the input. */
function textLines(words: Words, { subject, body }: Drafted, typed = body): readonly string[] {
  const lines = [subject, ...body.split('\n')].filter((line) => line.trim() !== '').map(escapeMarkdown);
  const shown: string[] = [];
  let room = roomForTexts - JSON.stringify(typed).length;
  for (const line of lines) {
    room -= JSON.stringify(line).length + perLine;
    if (room < 0) break;
    shown.push(line);
  }
  const rest = lines.length - shown.length;
  return rest === 0 ? shown : [...shown, words.say('common.andMore', { count: rest })];
}

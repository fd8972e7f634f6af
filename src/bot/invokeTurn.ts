import type { TurnContext } from 'botbuilder';
import { parseAction } from '../actions/parseAction';
import { unknownSubject } from '../actions/unknownThing';
import type { PersonRef } from '../domain/actor';
import { parseThingId } from '../ids';
import { rememberPerson } from '../people';
import type { Viewer } from '../views/viewer';
import { personIn } from './acting';
import { type BotDeps, endDialogs } from './botDeps';
import { identify } from './identify';
import { cardResponse, errorResponse } from './invokeResponse';
import { isBack, reachable, refOf, type Sender } from './person';
import { renderSubject } from './renderSubject';
import { runAct } from './runAct';
import { noteSecurityEvent } from './securityLog';
import { stillOffers } from './stillOffers';

/** Verbs that answer with a view and change nothing. */
const readOnly = new Set(['open', 'refresh', 'previewTransfer', 'adviseMove', 'showRule']);
/** Cards made for one look: the message they stand in becomes nobody's living card. */
const passing = new Set(['transferDraft', 'check', 'adviser']);

/** A pressed button: parse, act, answer with the card for this viewer. Always HTTP 200 with the status in the body. */
export async function invokeTurn(deps: BotDeps, context: TurnContext, sender: Sender): Promise<void> {
  const { activity } = context;
  if (activity.name !== 'adaptiveCard/action') {
    await context.sendActivity(errorResponse(400, 'NotSupported', 'This invoke is not supported.'));
    return;
  }
  const parsed = parseAction(activity.value);
  if ('error' in parsed) {
    deps.log.warn({ error: parsed.error, tenant: sender.tenantId }, 'card action refused');
    const code = parsed.error === 'unknownVerb' ? 'UnknownVerb' : 'BadRequest';
    await context.sendActivity(errorResponse(400, code, 'This button is not known or its data could not be read.'));
    return;
  }
  const real = await rememberPerson(deps.workflow.store, reachable(sender));
  const person = await personIn(deps.workflow, real, parsed.world);
  const identified = await identify(deps.identification, person);
  if (identified === undefined) {
    await noteSecurityEvent(deps.workflow, sender, 'stranger');
    await context.sendActivity(
      cardResponse((await renderSubject(deps.presentation, unknownSubject, strangerViewer(sender))).card),
    );
    return;
  }
  const verb = parsed.automatic && !readOnly.has(parsed.name) ? undefined : parsed.verb;
  const result =
    verb === undefined ? { subject: subjectIn(parsed.data) } : await runAct(deps, identified, verb, parsed.data);
  const viewer = 'viewer' in result && result.viewer !== undefined ? result.viewer : identified.viewer;
  const moment = 'moment' in result ? result.moment : undefined;
  const rendered = await renderSubject(deps.presentation, result.subject, viewer, moment);
  if (rendered.unknown === true) await noteSecurityEvent(deps.workflow, sender, 'unknownId');
  if (!readOnly.has(parsed.name)) await endDialogs(deps, context);
  if (sender.personal && rendered.unknown !== true) {
    // A button that is gone stood on an old card, as when the answer to an earlier press was lost: the message changes too.
    const outdated = !readOnly.has(parsed.name) && !stillOffers(rendered.card, parsed.name, parsed.data);
    const changed = outdated || ('changed' in result && result.changed === true);
    await adopt(deps, viewer, { ...result, changed, revision: rendered.revision ?? 0 }, activity.replyToId);
  }
  await context.sendActivity(cardResponse(rendered.card));
  if (sender.personal && (isBack(real) || ('heard' in result && result.heard === true)))
    deps.notifier.catchUp(refOf(real));
}

/** The message clicked is from now on the living card of what it shows, and no longer of what it showed before. */
async function adopt(
  deps: BotDeps,
  { tenantId, userId }: PersonRef,
  result: { readonly subject: string; readonly changed?: boolean; readonly revision: number },
  messageId: string | undefined,
): Promise<void> {
  if (messageId === undefined) return;
  const thing = parseThingId(result.subject);
  const subject = thing === undefined || passing.has(thing.kind) ? undefined : result.subject;
  const { revision, changed = false } = result;
  await deps.notifier.adopt({ tenantId, userId }, subject, messageId, { revision, changed });
}

const subjectIn = (data: unknown): string =>
  typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'string' ? data.id : unknownSubject;

/** Somebody this bot does not serve: sees only the answer that any unknown id gets. */
export const strangerViewer = ({ tenantId, userId, name }: Sender): Viewer => ({
  tenantId,
  userId,
  name,
  language: 'en',
  timeZone: 'UTC',
  roles: [],
  side: 'provider',
});

import { type Clock, instant } from '../clock';
import type { PersonRef } from '../domain/actor';
import type { AgreementForProvider } from '../domain/customer/projectAgreement';
import type { Transfer } from '../domain/customer/transfer';
import type { PolicyPack } from '../domain/policy/policyPack';
import type { Role } from '../domain/roles';
import { parseThingId, type ThingRef } from '../ids';
import type { ExportDownloads } from '../ledger/export/exportDownloads';
import type { LedgerSigner } from '../ledger/signing/ledgerSigner';
import type { MailDownloads } from '../mail/mailDownloads';
import type { ObserveDeps } from '../observe';
import type { Organization } from '../organizations';
import type { ReminderDelivery } from '../reminders/reminderDelivery';
import type { CardReminder } from '../store/documents/cardDocument';
import type { PersonDocument } from '../store/documents/personDocument';
import { askColleagueView } from '../views/askColleagueView';
import type { Advised } from '../views/customerInputs';
import type { InvitationDraft } from '../views/invitationInputs';
import type { AgreementDraft, ConsentDraft } from '../views/relationshipInputs';
import { reminderActionsView } from '../views/reminderActionsView';
import { timeNotice } from '../views/reminderNotice';
import { renderFor } from '../views/renderFor';
import type { SettingsCardInput } from '../views/settingsView';
import type { CardContext, CardView, Notice, Viewer } from '../views/viewer';
import { presentAccess } from './presentAccess';
import { presentAgreement } from './presentAgreement';
import { presentAdviser, presentCustomer } from './presentCustomer';
import { presentDigest } from './presentDigest';
import { presentIncentives, presentRevenue } from './presentIncentives';
import { presentInvitation } from './presentInvitation';
import { presentNewCustomer, presentTenantRequest } from './presentNewCustomer';
import { presentSevered } from './presentPairing';
import { presentPlan, presentPlans } from './presentPlans';
import { presentEnrollment, presentPartnership } from './presentProgramme';
import { presentProviderAnswers } from './presentProviders';
import { presentRelationship } from './presentRelationship';
import { presentStatus } from './presentStatus';
import { presentTransfer } from './presentTransfer';
import { presentTransferDraft } from './presentTransferDraft';

export interface PresentDeps extends ObserveDeps {
  /** Who of an organization has the app and one of the roles. */
  readonly holdersOf: (
    tenantId: string,
    roles: readonly Role[],
  ) => Promise<readonly (PersonRef & { readonly name: string })[]>;
  readonly clock: Clock;
  readonly organization: (tenantId: string) => Organization | undefined;
  readonly local: boolean;
  /** The rules in force for this installation; a transfer keeps the pack it was made under. */
  readonly policy: PolicyPack;
  /** Where drafts that are too long for a mail link can be downloaded. */
  readonly mailDownloads: MailDownloads;
  /** Where exports of the ledger can be downloaded, and what signs them; absent: not at all. */
  readonly ledgerExports?: { readonly downloads: ExportDownloads; readonly signer: LedgerSigner };
}

/** What a single rendering adds to the stored state: the sentence above the card, and what was typed into it. */
export interface Moment {
  readonly notice?: Notice;
  /** Of what the card reminds, and until when the person wants to hear no more of it. */
  readonly reminder?: CardReminder;
  readonly snoozedUntil?: string;
  /** When the other side was last reminded, and how that got there. */
  readonly reminded?: { readonly at: string } & ReminderDelivery;
  readonly typed?: ConsentDraft &
    InvitationDraft &
    AgreementDraft & { readonly confirmation?: string; readonly primaryContact?: string } & {
      readonly receivedOn?: string;
      readonly revenue?: string;
    };
  /** What was typed into a transfer's card, by input. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly selected?: readonly string[];
  readonly preview?: boolean;
  /** The transfer as just decided, while the reader's own projection may still be a moment behind. */
  readonly transfer?: Transfer;
  /** Whose request that is, when it was made just now and has no pointer yet. */
  readonly customerId?: string;
  /** The same for a provider's request about an agreement. */
  readonly agreement?: AgreementForProvider;
  /** The settings as typed, when they could not be saved, and what is wrong with them. */
  readonly settings?: Pick<SettingsCardInput, 'typed' | 'problems'>;
  /** The code that links a provider, shown once to whoever asked for it. */
  readonly pairingCode?: string;
  /** The link that was ended just now, while the reader's own list may still be a moment behind. */
  readonly ended?: string;
  /** The adviser's questions as just answered, with the advice when all three are. */
  readonly advised?: Advised;
}

/** What one presenter finds: the function that makes the view once the names of people are known, and what it shows. */
export interface Found {
  readonly shows: unknown;
  readonly view: (context: CardContext) => CardView;
  readonly revision: number;
}

export interface Presented {
  readonly card: object;
  readonly revision: number;
}

/** The card about a thing for one viewer, from the viewer's own partition; undefined when there is no such thing for them. */
export async function present(
  deps: PresentDeps,
  subject: string,
  viewer: Viewer,
  moment: Moment = {},
): Promise<Presented | undefined> {
  const thing = parseThingId(subject);
  const found =
    thing === undefined
      ? undefined
      : ((await find(deps, subject, thing, viewer, moment)) ?? (await presentSevered(deps, thing, viewer)));
  if (found === undefined) return undefined;
  const notice = moment.notice ?? timeNotice(moment, viewer, instant(deps.clock));
  const shows = moment.notice?.kind === 'refusal' ? [found.shows, moment.notice.refusal] : found.shows;
  const context = await cardContext(deps, viewer, shows, notice);
  const view = found.view(context);
  const { reminder, snoozedUntil } = moment;
  const offered =
    reminder === undefined || snoozedUntil !== undefined
      ? undefined
      : reminderActionsView({ subject, reminder }, viewer, context);
  const inside = (await askFor(deps, subject, viewer, context, view)) ?? offered;
  return { card: renderFor(viewer, view, inside), revision: found.revision };
}

/** The offer to ask a colleague, where the card waits for an act that the viewer's roles do not allow. */
export async function askFor(
  deps: PresentDeps,
  subject: string,
  viewer: Viewer,
  context: CardContext,
  view: CardView,
): Promise<CardView | undefined> {
  const { notice } = context;
  const refused =
    notice?.kind === 'refusal' && notice.refusal.reason === 'roleNeeded' ? notice.refusal.roles : undefined;
  const roles = refused ?? view.needs;
  if (roles === undefined) return undefined;
  const holders = (await deps.holdersOf(viewer.tenantId, roles)).filter(({ userId }) => userId !== viewer.userId);
  return askColleagueView({ subject, roles, holders }, viewer, context);
}

/** The context of a card, with the names of the viewer's own colleagues that it mentions. */
export async function cardContext(
  deps: PresentDeps,
  viewer: PersonRef,
  shows: unknown,
  notice?: Notice,
): Promise<CardContext> {
  const names = new Map<string, string>();
  for (const userId of colleaguesIn(shows, viewer.tenantId, new Set())) {
    const person = await deps.store.read<PersonDocument>('people', viewer.tenantId, userId);
    if (person !== undefined) names.set(userId, person.doc.name);
  }
  return {
    now: instant(deps.clock),
    // The simulator's console moves nothing in a rehearsal.
    local: deps.local && deps.organization(viewer.tenantId)?.rehearsalOf === undefined,
    policy: deps.policy,
    personName: (person) => (person.tenantId === viewer.tenantId ? names.get(person.userId) : undefined),
    ...(notice === undefined ? {} : { notice }),
  };
}

async function find(
  deps: PresentDeps,
  id: string,
  thing: ThingRef,
  viewer: Viewer,
  moment: Moment,
): Promise<Found | undefined> {
  if (thing.kind === 'status') return presentStatus(deps, viewer);
  if (thing.kind === 'digest') return presentDigest(deps, viewer);
  if (thing.kind === 'transfer') return presentTransfer(deps, id, thing, viewer, moment);
  if (thing.kind === 'agreement') return presentAgreement(deps, id, thing, viewer, moment);
  if (thing.kind === 'tenantRequest') return presentTenantRequest(deps, id, thing, viewer);
  // A line in the card of the provider's links, and no card of its own.
  if (thing.kind === 'link' || viewer.side !== 'partner') return undefined;
  switch (thing.kind) {
    case 'enrollment':
      return presentEnrollment(deps, id, viewer, moment);
    case 'incentives':
      return presentIncentives(deps, id, viewer, moment);
    case 'access':
      return presentAccess(deps, id, viewer);
    case 'revenue':
      return presentRevenue(deps, id, viewer, moment);
    case 'providerAnswers':
      return presentProviderAnswers(deps, id, thing, viewer, moment);
    case 'partnership':
      return presentPartnership(deps, id, thing, viewer, moment);
    case 'relationship':
      return presentRelationship(deps, id, thing, viewer, moment);
    case 'invitation':
      return presentInvitation(deps, id, thing, viewer, moment);
    case 'newCustomer':
      return presentNewCustomer(deps, id, thing, viewer);
    case 'transferDraft':
      return presentTransferDraft(deps, thing, viewer, moment);
    case 'plans':
      return presentPlans(deps, thing, viewer);
    case 'plan':
      return presentPlan(deps, thing, viewer);
    case 'customer':
    case 'check':
      return presentCustomer(deps, thing, viewer);
    case 'adviser':
      return presentAdviser(deps, id, thing, viewer, moment);
    default: {
      const never: never = thing;
      return never;
    }
  }
}

/** Entra ids of the viewer's colleagues anywhere in what a card shows. */
function colleaguesIn(value: unknown, tenantId: string, found: Set<string>): Set<string> {
  if (Array.isArray(value)) for (const inner of value) colleaguesIn(inner, tenantId, found);
  else if (value !== null && typeof value === 'object') {
    const person = value as Partial<PersonRef>;
    if (person.tenantId === tenantId && typeof person.userId === 'string') found.add(person.userId);
    for (const inner of Object.values(value)) colleaguesIn(inner, tenantId, found);
  }
  return found;
}

import { parseThingId } from '../ids';
import { type LoadedDraft, loadTransferDraft } from '../present/loadTransferDraft';
import { type TransferDraftDocument, transferDraftId } from '../store/documents/transferDraftDocument';
import { documentVersion } from '../store/store';
import { upsert } from '../store/upsert';
import { type DraftPosition, draftPageSize, selectionAfter } from '../transferDraft';
import type { Act } from './verb';

/** A selection that nobody came back to is forgotten. */
const keptMs = 30 * 86_400_000;

type Open = NonNullable<LoadedDraft['open']>;

/** A draft's card as sent in. */
export interface SentDraft {
  readonly id: string;
  readonly version?: number | undefined;
  readonly subscriptionIds: readonly string[];
}

export interface DraftSelection {
  readonly open: Open;
  readonly selected: readonly string[];
  readonly position: DraftPosition;
  /** The card was turned over elsewhere meanwhile: what it sends is not the selection any more. */
  readonly stale: boolean;
}

/** What is selected once the ticks of the card are counted in; undefined when nothing of the draft can be read. */
export async function draftSelection(act: Act, sent: SentDraft): Promise<DraftSelection | undefined> {
  const thing = parseThingId(sent.id);
  if (thing?.kind !== 'transferDraft') return undefined;
  const draft = await loadTransferDraft(act.workflow, act.actor, thing, act.policy);
  if (draft?.open === undefined) return undefined;
  const { open } = draft;
  const { position, sorted } = open;
  if (sorted.movable.length <= draftPageSize) return { open, position, selected: sent.subscriptionIds, stale: false };
  const stale = sent.version !== undefined && sent.version !== position.version;
  const selected = stale
    ? open.selected
    : selectionAfter(sorted.movable, position, open.selected, sent.subscriptionIds);
  return { open, position, selected, stale };
}

/** Keeps where the person is in a draft of several pages. */
export async function keepPosition(act: Act, id: string, position: DraftPosition): Promise<void> {
  const thing = parseThingId(id);
  if (thing?.kind !== 'transferDraft') return;
  const key = { pk: act.actor.tenantId, id: transferDraftId(thing, act.actor.userId) };
  await upsert<TransferDraftDocument>(act.workflow.store, 'records', key, (current) => ({
    ...current,
    ...key,
    type: 'transferDraft',
    v: documentVersion,
    expiresAt: act.workflow.after(keptMs),
    position: { ...position, version: (current?.position.version ?? 0) + 1 },
  }));
}

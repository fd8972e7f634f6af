import { BotState, type Storage, type StoreItems, type TurnContext } from 'botbuilder';
import { type Clock, instant } from '../clock';
import { deterministicId } from '../ids';
import { documentVersion, type Store, type StoredDocument } from '../store/store';
import { upsert } from '../store/upsert';

/** A dialog left alone this long is forgotten; what matters is in the aggregates. */
const keptMs = 24 * 60 * 60_000;

interface DialogDocument extends StoredDocument {
  readonly type: 'dialog';
  readonly value: unknown;
}

/** Bot state in the `work` container: the position in a dialog and nothing else, expiring. Last writer wins, as the SDK wants it. */
export function createDialogStorage(store: Store, clock: Clock): Storage {
  const idOf = (key: string) => `dialog:${deterministicId(key)}`;
  const pk = 'dialogs';
  return {
    async read(keys) {
      const items: StoreItems = {};
      for (const key of keys) {
        const found = await store.read<DialogDocument>('work', pk, idOf(key));
        if (found !== undefined) items[key] = found.doc.value;
      }
      return items;
    },
    async write(changes) {
      for (const [key, value] of Object.entries(changes)) {
        const doc = {
          pk,
          id: idOf(key),
          type: 'dialog' as const,
          v: documentVersion,
          value,
          expiresAt: instant(clock, keptMs),
        };
        await upsert<DialogDocument>(store, 'work', doc, () => doc);
      }
    },
    async delete(keys) {
      for (const key of keys) {
        const found = await store.read('work', pk, idOf(key));
        if (found !== undefined) await store.remove('work', pk, idOf(key), found.etag);
      }
    },
  };
}

/** Dialog state per conversation and person, so that two people in a group chat do not share a stack. */
export class DialogPosition extends BotState {
  constructor(storage: Storage) {
    super(storage, async ({ activity }: TurnContext) =>
      ['dialog', activity.channelId, activity.conversation.id, activity.from.id].join('/'),
    );
  }
}

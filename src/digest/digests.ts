import { timeZoneOf } from '../absence';
import { type Clock, instant } from '../clock';
import type { Directory } from '../directory/directory';
import type { PolicyPack } from '../domain/policy/policyPack';
import type { Role } from '../domain/roles';
import { holidaysOf } from '../holidays';
import type { Log } from '../log';
import type { CardRef } from '../notify/wantCard';
import type { Organization } from '../organizations';
import type { PersonDocument } from '../store/documents/personDocument';
import { documentVersion, type Store, StoreConflict, type Versioned } from '../store/store';
import { shareGathering } from './shareGathering';
import { weekOf, weeksAround, weeksLater } from './week';
import { type Written, writeDigest } from './writeDigest';

export interface DigestDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly directory: Directory;
  readonly policy: PolicyPack;
  readonly organization: (tenantId: string) => Organization | undefined;
  /** Has the notifier deliver these cards now; its sweep would find them anyway. */
  readonly wakeCards: (cards: readonly CardRef[]) => void;
}

export interface Digests {
  /** Makes the digests whose time has come, found through the index on `due` of people. */
  sweep(): Promise<void>;
  /** Takes up no further person; answers when the one in hand is done. */
  stop(): Promise<void>;
}

const pageRows = 100;
/** Somebody whose digest fails is tried again after this; nobody else waits for it. */
const againMs = 10 * 60_000;
/** A digest tells no more than this: what is older has been seen in other ways. */
const longestMs = 35 * 86_400_000;

/**
 * The digests on Fridays. That a week was looked at is one conditional write of the person's document, and what there is
 * to say one of their card, so that a crash or a second instance neither skips nor doubles a week.
 */
export function createDigests(deps: DigestDeps): Digests {
  const { store, clock, log } = deps;
  const gathered = shareGathering({ store, clock, longestMs });
  let stopping = false;
  let running: Promise<void> | undefined;

  async function sweep(): Promise<void> {
    for (;;) {
      const due = await store.due('people', instant(clock), pageRows);
      // Two instances begin at different ends.
      for (const { pk, id } of [...due].sort(() => Math.random() - 0.5)) {
        if (stopping) return;
        await lookAt(pk, id);
      }
      if (due.length < pageRows) return;
    }
  }

  async function lookAt(pk: string, id: string): Promise<void> {
    const loaded = await store.read<PersonDocument>('people', pk, id);
    if (loaded === undefined || loaded.doc.v > documentVersion) return;
    const { due } = loaded.doc;
    if (due === undefined || due > instant(clock)) return;
    try {
      await save(loaded, await afterLook(loaded.doc));
    } catch (error) {
      // Whoever was quicker has done it, or it is done with what changed.
      if (error instanceof StoreConflict) return;
      log.warn({ err: error }, 'a digest could not be made; it is tried again');
      await save(loaded, { due: instant(clock, againMs) }).catch((failed: unknown) =>
        log.debug({ err: failed }, 'a digest could not be put off'),
      );
    }
  }

  const save = (
    { doc, etag }: Versioned<PersonDocument>,
    after: Partial<Pick<PersonDocument, 'due' | 'digest'>>,
  ): Promise<unknown> => {
    const { due: _done, ...kept } = doc;
    return store.replace('people', { ...(kept as PersonDocument), ...after }, etag);
  };

  /** The person's week as it stands afterwards, with what there was to say on its way. */
  async function afterLook(person: PersonDocument): Promise<Pick<PersonDocument, 'due' | 'digest'>> {
    const organization = deps.organization(person.pk);
    // In a rehearsal the person plays all sides.
    if (organization === undefined || organization.rehearsalOf !== undefined) return {};
    const now = instant(clock);
    const timeZone = timeZoneOf(person, organization.timeZone);
    const isHoliday = await holidaysOf(organization);
    const around = (after: string) => weeksAround({ ...person, timeZone }, timeZone, after, { now, isHoliday });
    // Counted in from now on: a week whose hour has passed is over for them.
    const lastWeek = weeksLater(weekOf(now, timeZone), -1);
    const { week, since } = person.digest ?? { week: around(lastWeek).come ?? lastWeek, since: now };
    const { come, next } = around(week);
    if (come === undefined) return { digest: { week, since }, due: next.at };
    const period = { week: come, now, earliest: new Date(Date.parse(now) - longestMs).toISOString() };
    const written: Written = (await isConcerned(deps, person, organization))
      ? await writeDigest(store, person, () => gathered(person.pk, organization.side), period)
      : { since };
    if (written.card !== undefined) deps.wakeCards([written.card]);
    return { digest: { week: come, since: written.since }, due: next.at };
  }

  return {
    async sweep() {
      if (stopping) return;
      running ??= sweep().finally(() => {
        running = undefined;
      });
      await running;
    },
    async stop() {
      stopping = true;
      await running?.catch(() => undefined);
    },
  };
}

/** Whether the person wants a digest, can get one, and has to do with what it is about. */
async function isConcerned(
  { directory, policy: { roles } }: DigestDeps,
  { pk, id, settings = {}, conversation, unreachable }: PersonDocument,
  { side }: Organization,
): Promise<boolean> {
  if (settings.digest === 'off' || settings.muted === true) return false;
  if (conversation === undefined || unreachable !== undefined) return false;
  const held = await directory.rolesOf({ tenantId: pk, userId: id });
  if (!held.found || held.guest) return false;
  const wanted: readonly Role[] =
    side === 'partner'
      ? [...roles.submitEnrollment, ...roles.recordConsent, ...roles.verifyAsPartner]
      : [...roles.answerTransfer, ...roles.verifyAsProvider, ...roles.recordAgreement];
  return held.roles.some((role) => wanted.includes(role)) || (side === 'provider' && settings.queue === 'on');
}

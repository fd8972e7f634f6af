import { type Clock, instant } from '../clock';
import { isLostAccess, isWelcome, notAsked, tryAgainMs } from '../partnerCenter/lostAccess';
import { callableOperations, type Operations, portalOnlyOperations } from '../partnerCenter/operations';
import { type PartnerCenterConnection, PartnerCenterError } from '../partnerCenter/partnerCenter';
import { documentVersion, type Store, type StoredDocument } from '../store/store';
import { upsert } from '../store/upsert';

/** What a tenant's reads were answered lately, shared by all instances. */
interface AccessDocument extends StoredDocument {
  readonly type: 'access';
  /** Absent: the last answer was no refusal. */
  readonly denied?: { readonly since: string; readonly last: string; readonly count: number };
  /** Nothing is asked any more, but for one try a day: always the same read, whatever was to be read. */
  readonly ended?: { readonly lastTry: string };
}

export interface AccessDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** Tells the programme; answers whether access counts as ended. */
  readonly denied: (tenantId: string, since: string, denials: number) => Promise<boolean>;
  /** Partner Center answers again: tells the programme, and has what waited for it done, where access `hadEnded`. */
  readonly answered: (tenantId: string, hadEnded: boolean) => Promise<void>;
}

/** Refusals nearer together than this are one. */
const countEveryMs = 10 * 60_000;
/** A try that got no answer is made again after this time. */
const noAnswerMs = 10 * 60_000;
/** How long an instance goes by what it read itself, before it looks what the others found. */
const believeMs = 30_000;

/** Once access has ended everything on that side is done in the portal. */
const allByPortal = Object.fromEntries(
  [...portalOnlyOperations, ...callableOperations].map((one) => [one, 'portal']),
) as Operations;

/** Keeps account of what a partner's own reads are answered, and asks no more where access has ended. */
export function watchAccess(connection: PartnerCenterConnection, deps: AccessDeps): PartnerCenterConnection {
  const { store, clock } = deps;
  const { tenantId } = connection;
  const key = { pk: tenantId, id: 'access' };
  let known: { readonly doc: AccessDocument | undefined; readonly at: number } | undefined;

  async function current(): Promise<AccessDocument | undefined> {
    const now = clock.now().getTime();
    // An end is looked up each time: what another instance woke because access is back must not be put off again here.
    if (known === undefined || known.doc?.ended !== undefined || Math.abs(now - known.at) >= believeMs)
      known = { doc: (await store.read<AccessDocument>('records', tenantId, key.id))?.doc, at: now };
    return known.doc;
  }

  async function change(next: (doc: AccessDocument | undefined) => Omit<AccessDocument, 'pk' | 'id' | 'type' | 'v'>) {
    let written: AccessDocument | undefined;
    await upsert<AccessDocument>(store, 'records', key, (doc) => {
      written = { ...key, type: 'access', v: documentVersion, ...next(doc) };
      return written;
    });
    known = { doc: written, at: clock.now().getTime() };
  }

  const isFar = (at: string, ms: number) => clock.now().getTime() - Date.parse(at) >= ms;

  async function mayAsk(): Promise<void> {
    const ended = (await current())?.ended;
    if (ended === undefined) return;
    const untilNext = (lastTry: string) => Date.parse(lastTry) + tryAgainMs - clock.now().getTime();
    if (!isFar(ended.lastTry, tryAgainMs)) throw notAsked(untilNext(ended.lastTry));
    const now = instant(clock);
    // Another instance is trying at this moment.
    if (!(await tried(ended.lastTry, now))) throw notAsked(noAnswerMs);
    try {
      await connection.profile();
    } catch (error) {
      if (!isWelcome(error)) {
        const refused = error instanceof PartnerCenterError && error.details.verdict.action === 'stop';
        if (refused && error.details.left !== false) throw notAsked(tryAgainMs);
        // That was no answer: the day keeps its try.
        await tried(now, instant(clock, noAnswerMs - tryAgainMs));
        throw notAsked(noAnswerMs);
      }
    }
    await wasAnswered();
  }

  /** Moves the time of the last try; false when another instance did since. */
  async function tried(before: string, lastTry: string): Promise<boolean> {
    let mine = false;
    await change((doc) => {
      mine = doc?.ended?.lastTry === before;
      return { ...rest(doc), ...(mine ? { ended: { lastTry } } : {}) };
    });
    return mine;
  }

  async function wasDenied(): Promise<void> {
    const denied = (await current())?.denied;
    if (denied !== undefined && !isFar(denied.last, countEveryMs)) return;
    const now = instant(clock);
    await change((doc) => {
      const { since = now, count = 0 } = doc?.denied ?? {};
      return { ...rest(doc), denied: { since, last: now, count: count + 1 } };
    });
    const counted = known?.doc?.denied;
    if (counted === undefined || !(await deps.denied(tenantId, counted.since, counted.count))) return;
    // Answered meanwhile: then it has not ended.
    await change((doc) => ({ ...rest(doc), ...(doc?.denied && { ended: doc.ended ?? { lastTry: now } }) }));
  }

  async function wasAnswered(): Promise<void> {
    const seen = await current();
    if (seen?.denied === undefined && seen?.ended === undefined) return;
    // What this instance read some time ago may be behind the others, and the programme may know of an end that a crash
    // kept from being written here. Told first and cleared then: a crash in between tells it again.
    const stands = (await store.read<AccessDocument>('records', tenantId, key.id))?.doc;
    await deps.answered(tenantId, stands?.ended !== undefined);
    await change(() => ({}));
  }

  async function read<T>(ask: () => Promise<T>): Promise<T> {
    await mayAsk();
    try {
      const answer = await ask();
      await wasAnswered();
      return answer;
    } catch (error) {
      if (isLostAccess(error)) await wasDenied();
      else if (isWelcome(error)) await wasAnswered();
      throw error;
    }
  }

  async function* readAll<T>(items: () => AsyncIterable<T>): AsyncGenerator<T> {
    const iterator = await read(async () => {
      const all = items()[Symbol.asyncIterator]();
      return { all, first: await all.next() };
    });
    for (let next = iterator.first; next.done !== true; next = await iterator.all.next()) yield next.value;
  }

  return {
    ...connection,
    get ended() {
      return known?.doc?.ended !== undefined;
    },
    get operations() {
      return known?.doc?.ended === undefined ? connection.operations : allByPortal;
    },
    profile: () => read(() => connection.profile()),
    customers: () => readAll(() => connection.customers()),
    customersNamed: (start) => readAll(() => connection.customersNamed(start)),
    customer: (customerId) => read(() => connection.customer(customerId)),
    billTo: (customerId) => read(() => connection.billTo(customerId)),
    subscriptions: (customerId) => read(() => connection.subscriptions(customerId)),
    eligibility: (customerId) => read(() => connection.eligibility(customerId)),
    agreement: (customerId) => read(() => connection.agreement(customerId)),
    partners: (as) => read(() => connection.partners(as)),
    partnersOfCustomer: (customerId) => read(() => connection.partnersOfCustomer(customerId)),
    auditRecords: (query) => readAll(() => connection.auditRecords(query)),
    transfers: (customerId) => read(() => connection.transfers(customerId)),
    transfer: (customerId, transferId) => read(() => connection.transfer(customerId, transferId)),
  };
}

const rest = (doc: AccessDocument | undefined) => ({
  ...(doc?.denied === undefined ? {} : { denied: doc.denied }),
  ...(doc?.ended === undefined ? {} : { ended: doc.ended }),
});

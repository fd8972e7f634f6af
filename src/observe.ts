import { type Clock, instant } from './clock';
import type { PartnerCenterConnection, Profile } from './partnerCenter/partnerCenter';
import { type ObservationDocument, observationId } from './store/documents/customerDocuments';
import { documentVersion, type Store, type StoredDocument } from './store/store';
import { upsert } from './store/upsert';
import { patienceLeft } from './turnBudget';

/** How long a card waits for fresh facts before it shows the last ones with their time; less when the turn has little left. */
const patienceMs = 1_200;

export interface ObserveDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly connection: (tenantId: string) => PartnerCenterConnection | undefined;
}

interface ProfileDocument extends StoredDocument {
  readonly type: 'profile';
  readonly observedAt: string;
  readonly profile: Profile;
}

/** Reads what Partner Center says about a customer and keeps it; undefined when this tenant has no connection. */
export async function observeCustomer(
  deps: ObserveDeps,
  tenantId: string,
  customerId: string,
): Promise<ObservationDocument | undefined> {
  const connection = deps.connection(tenantId);
  if (connection === undefined) return undefined;
  const [billTo, subscriptions, eligibility, agreement, partners] = await Promise.all([
    connection.billTo(customerId),
    connection.subscriptions(customerId),
    connection.eligibility(customerId),
    connection.agreement(customerId),
    connection.partnersOfCustomer(customerId),
  ]);
  const observation: ObservationDocument = {
    pk: tenantId,
    id: observationId(customerId),
    type: 'observation',
    v: documentVersion,
    customerId,
    observedAt: instant(deps.clock),
    billTo,
    subscriptions,
    eligibility,
    agreement,
    partners: partners.map((partner) => partner.tenantId),
  };
  await upsert<ObservationDocument>(deps.store, 'records', observation, (current) => ({ ...current, ...observation }));
  return observation;
}

/** The customer as last seen, without asking. */
export const lastObservation = async (
  { store }: Pick<ObserveDeps, 'store'>,
  tenantId: string,
  customerId: string,
): Promise<ObservationDocument | undefined> =>
  (await store.read<ObservationDocument>('records', tenantId, observationId(customerId)))?.doc;

/** The customer as of now if Partner Center answers soon, otherwise as last seen. The fresh read goes on in the background. */
export const customerNow = (
  deps: ObserveDeps,
  tenantId: string,
  customerId: string,
): Promise<ObservationDocument | undefined> =>
  soonOrLast(
    () => observeCustomer(deps, tenantId, customerId),
    () => lastObservation(deps, tenantId, customerId),
  );

/** The customer as Partner Center shows it at this moment; undefined when it does not answer soon. For what old facts must not decide. */
export const customerFresh = (
  deps: ObserveDeps,
  tenantId: string,
  customerId: string,
): Promise<ObservationDocument | undefined> =>
  soonOrLast(
    () => observeCustomer(deps, tenantId, customerId),
    async () => undefined,
  );

/** The partner's own profile facts, on the same terms. */
export const profileNow = (deps: ObserveDeps, tenantId: string): Promise<Profile | undefined> =>
  soonOrLast(
    async () => {
      const profile = await deps.connection(tenantId)?.profile();
      if (profile === undefined) return undefined;
      const key = { pk: tenantId, id: 'profile' };
      const doc: ProfileDocument = {
        ...key,
        type: 'profile',
        v: documentVersion,
        observedAt: instant(deps.clock),
        profile,
      };
      await upsert<ProfileDocument>(deps.store, 'records', key, (current) => ({ ...current, ...doc }));
      return profile;
    },
    async () => (await deps.store.read<ProfileDocument>('records', tenantId, 'profile'))?.doc.profile,
  );

async function soonOrLast<T>(
  fresh: () => Promise<T | undefined>,
  last: () => Promise<T | undefined>,
): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceLeft(patienceMs));
    timer.unref();
  });
  const reading = fresh().catch(() => undefined);
  const answer = await Promise.race([reading, patience]);
  clearTimeout(timer);
  return answer ?? (await last());
}

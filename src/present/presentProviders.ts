import type { Programme } from '../domain/programme/programme';
import { isEnrolled } from '../domain/programme/programme';
import type { ChecklistColumn } from '../domain/programme/providerChecklist';
import { providerKey, type ThingRef, thingId } from '../ids';
import { howIs } from '../partnerCenter/operations';
import { providerAnswersView } from '../views/providerAnswersView';
import type { ProviderColumn, ProvidersInput } from '../views/providerInputs';
import type { Viewer } from '../views/viewer';
import { loadProgramme } from './loadAggregates';
import type { Found, Moment, PresentDeps } from './present';

const empty = { answers: {}, notes: {} };

/** The partner's providers: its partnerships, then those it only compares, each with its column of the checklist. */
export async function providersInput(deps: PresentDeps, tenantId: string): Promise<ProvidersInput> {
  const { state } = await loadProgramme(deps.store, tenantId);
  return {
    enrolled: isEnrolled(state),
    portal: howIs(deps.connection(tenantId), 'acceptPartnership') === 'portal',
    partnerships: Object.entries(state.partnerships).map(([provider, partnership]) => ({
      id: thingId({ kind: 'partnership', provider }),
      partnership,
    })),
    columns: columnsOf(state),
  };
}

/** A column per provider; a partnership has one without being added. */
function columnsOf(state: Programme): readonly ProviderColumn[] {
  const columns: Record<string, Pick<ChecklistColumn, 'name' | 'answers' | 'notes'>> = { ...state.checklist };
  for (const { name } of Object.values(state.partnerships)) columns[providerKey(name)] ??= { name, ...empty };
  return Object.entries(columns).map(([key, { name, answers, notes }]) => ({
    id: thingId({ kind: 'providerAnswers', key }),
    name,
    answers,
    notes,
  }));
}

/** The card on which one provider's column is filled in. */
export async function presentProviderAnswers(
  deps: PresentDeps,
  id: string,
  thing: Extract<ThingRef, { kind: 'providerAnswers' }>,
  viewer: Viewer,
  moment: Moment,
): Promise<Found | undefined> {
  const { state, seq } = await loadProgramme(deps.store, viewer.tenantId);
  const { key } = thing;
  const name = providerNameOf(state, key);
  if (name === undefined) return undefined;
  const column = state.checklist?.[key];
  const partner = Object.values(state.partnerships).some((one) => providerKey(one.name) === key);
  const input = {
    id,
    name,
    version: column?.version ?? 0,
    answers: column?.answers ?? {},
    notes: column?.notes ?? {},
    removable: column !== undefined && !partner,
    ...(column === undefined ? {} : { filled: { by: column.by, at: column.at } }),
    ...(moment.answers === undefined ? {} : { typed: moment.answers }),
  };
  return { shows: column, revision: seq, view: (context) => providerAnswersView(input, viewer, context) };
}

/** The name behind a key of the checklist: one that was added, or a partner's. */
export const providerNameOf = (state: Programme, key: string): string | undefined =>
  state.checklist?.[key]?.name ?? Object.values(state.partnerships).find((one) => providerKey(one.name) === key)?.name;

import type { Actor, CommandMeta, PersonRef } from '../actor';
import { type Decision, happens, nothingHappens, refused } from '../decision';
import type { PolicyPack } from '../policy/policyPack';
import { requireRole } from '../policy/requireRole';
import { type Refusal, refuse } from '../refusal';
import { checkVersion } from '../version';

/** What to ask a provider: what one can do for you (PRO-1), what most offer (PRO-3), and whether it serves your area (PRO-2). */
export const providerQuestions = ['area', 'billing', 'purchase', 'support', 'training', 'marketing', 'credit'] as const;
export type ProviderQuestion = (typeof providerQuestions)[number];
export type ProviderAnswer = 'yes' | 'no';

export interface ProviderAnswers {
  readonly answers: Readonly<Partial<Record<ProviderQuestion, ProviderAnswer>>>;
  readonly notes: Readonly<Partial<Record<ProviderQuestion, string>>>;
}

/** One provider's column, filled in by the partner itself: a checklist, not a ranking. */
export interface ChecklistColumn extends ProviderAnswers {
  readonly version: number;
  readonly name: string;
  readonly by: PersonRef;
  readonly at: string;
}

/** By a key of the provider's name, so that a partnership later meets the column that was there before it. */
export type ProviderChecklist = Readonly<Record<string, ChecklistColumn>>;

interface Naming {
  readonly actor: Actor;
  readonly policy: PolicyPack;
  readonly key: string;
}

export type ChecklistCommand = CommandMeta &
  (
    | ({ readonly type: 'addChecklistProvider'; readonly name: string } & Naming)
    | ({ readonly type: 'answerChecklist'; readonly version?: number; readonly name: string } & Naming &
        ProviderAnswers)
    | ({ readonly type: 'removeChecklistProvider' } & Naming)
  );

export type ChecklistEvent =
  | {
      readonly type: 'ChecklistProviderAdded';
      readonly key: string;
      readonly name: string;
      readonly by: PersonRef;
      readonly at: string;
    }
  | ({
      readonly type: 'ChecklistAnswered';
      readonly key: string;
      readonly name: string;
      readonly by: PersonRef;
      readonly at: string;
    } & ProviderAnswers)
  | { readonly type: 'ChecklistProviderRemoved'; readonly key: string; readonly by: PersonRef; readonly at: string };

/** As many columns as people compare; more is a slip. */
const mostColumns = 8;
const longestName = 80;
const longestNote = 200;

/** PRO-2, PRO-3: the partner's people fill in what they found out, before any partnership too. */
export function decideChecklist(checklist: ProviderChecklist, command: ChecklistCommand): Decision<ChecklistEvent> {
  const { actor, key, now: at } = command;
  const no = requireRole(command.policy, 'compareProviders', actor);
  if (no !== undefined) return refused(no);
  const by = { tenantId: actor.tenantId, userId: actor.userId };
  const column = checklist[key];
  switch (command.type) {
    case 'addChecklistProvider': {
      const name = command.name.trim();
      const wrong = column === undefined ? nameRefused(checklist, name) : undefined;
      if (wrong !== undefined) return refused(wrong);
      return column === undefined ? happens({ type: 'ChecklistProviderAdded', key, name, by, at }) : nothingHappens;
    }
    case 'answerChecklist': {
      const stale = checkVersion(column?.version ?? 0, command.version);
      if (stale !== undefined) return refused(stale);
      const { name, answers, notes } = command;
      const long = providerQuestions.find((question) => (notes[question]?.length ?? 0) > longestNote);
      if (long !== undefined) return refused(refuse('product', 'textTooLong', { field: noteField(long) }));
      return happens({ type: 'ChecklistAnswered', key, name, answers, notes, by, at });
    }
    case 'removeChecklistProvider':
      return column === undefined ? nothingHappens : happens({ type: 'ChecklistProviderRemoved', key, by, at });
    default: {
      const never: never = command;
      return refused(never);
    }
  }
}

function nameRefused(checklist: ProviderChecklist, name: string): Refusal | undefined {
  if (name === '') return refuse('PRO-2', 'providerNameMissing', { field: 'providerName' });
  if (name.length > longestName) return refuse('product', 'textTooLong', { field: 'providerName' });
  return Object.keys(checklist).length >= mostColumns ? refuse('product', 'checklistFull') : undefined;
}

/** Names of the two inputs of a question. */
export const answerField = (question: ProviderQuestion): string => `answer_${question}`;
export const noteField = (question: ProviderQuestion): string => `note_${question}`;

/** The checklist after an event about it. */
export function evolveChecklist(checklist: ProviderChecklist, event: ChecklistEvent): ProviderChecklist {
  const { key, by, at } = event;
  switch (event.type) {
    case 'ChecklistProviderAdded':
      return { ...checklist, [key]: { version: 1, name: event.name, answers: {}, notes: {}, by, at } };
    case 'ChecklistAnswered': {
      const { name, answers, notes } = event;
      return { ...checklist, [key]: { version: (checklist[key]?.version ?? 0) + 1, name, answers, notes, by, at } };
    }
    case 'ChecklistProviderRemoved': {
      const { [key]: _removed, ...kept } = checklist;
      return kept;
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

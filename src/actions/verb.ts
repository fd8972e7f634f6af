import { z } from 'zod';
import type { Actor } from '../domain/actor';
import type { PolicyPack } from '../domain/policy/policyPack';
import type { Moment } from '../present/present';
import type { Viewer } from '../views/viewer';
import type { Workflow } from '../workflow';

/** Everything a verb handler may use. Who clicked comes from the authenticated activity, never from the card. */
export interface Act {
  readonly workflow: Workflow;
  readonly actor: Actor;
  readonly viewer: Viewer;
  readonly policy: PolicyPack;
}

/** The card that answers: its subject, and what this rendering adds to the stored state. */
export interface ActResult {
  readonly subject: string;
  readonly moment?: Moment;
  /** Something changed, so the stored message is updated as well. */
  readonly changed?: boolean;
  /** The person hears messages again: what they missed is brought to them. */
  readonly heard?: true;
  /** Kept in the security log of the actor's tenant. */
  readonly security?: 'pairingCode';
  /** The viewer as changed by the act itself (language). */
  readonly viewer?: Viewer;
}

export interface Verb<D> {
  readonly data: z.ZodType<D>;
  readonly run: (act: Act, data: D) => Promise<ActResult>;
}

export const defineVerb = <D>(data: z.ZodType<D>, run: Verb<D>['run']): Verb<D> => ({ data, run });

/** Typed text without control characters; line ends and tabs stay. */
export const withoutControls = (text: string): string =>
  text.replace(/\p{Cc}/gu, (character) => (character === '\n' || character === '\t' ? character : ''));

/** Typed text as it may be stored: control characters out, at most 2,000 characters in. */
export const typedText = z.string().max(2_000).transform(withoutControls);

export const optionalText = typedText.optional().transform((text) => text ?? '');

/** What every mutating verb's data carries: which thing, and the version of the question the card asked. */
export const reference = {
  id: z.string().min(1).max(150),
  version: z.coerce.number().int().min(0).max(1_000_000).optional(),
};

/** A toggle or choice as cards send it. */
export const toggle = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .optional()
  .transform((value) => value === true || value === 'true');

/** `version` only when the card named one. */
export const versionOf = (data: { readonly version?: number | undefined }): { readonly version?: number } =>
  data.version === undefined ? {} : { version: data.version };

/** A multi-choice input sends its values joined by commas. */
export const idList = z
  .string()
  .max(8_000)
  .optional()
  .transform((joined) =>
    (joined ?? '')
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
  );

import type { Refusal } from '../domain/refusal';
import type { Moment } from '../present/present';
import type { ActResult } from './verb';

/** The answer to a command: the subject's card, with the refusal above it when there was one. */
export const answered = (subject: string, refusal: Refusal | undefined, moment: Moment = {}): ActResult =>
  refusal === undefined
    ? { subject, changed: true, moment }
    : { subject, moment: { ...moment, notice: { kind: 'refusal', refusal } } };

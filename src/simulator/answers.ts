import type { Assumption } from './assumptions';
import type { State } from './state';

/** What a handler answers. `assumption` names, in a header, what is our invention rather than documented behavior. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** An HTML page, in place of `body`. */
  readonly page?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly assumption?: Assumption;
  /** A transfer that counts as being processed until this answer has left (code 900104). */
  readonly busyTransferId?: string;
  /** Starts again from this state; every recorded call and remembered answer is forgotten. */
  readonly replaceState?: State;
}

/** Thrown by a handler to answer no; nothing that the handler changed is kept. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super(`${answer.status}`);
  }
}

export function ok(body: unknown, assumption?: Assumption): Answer {
  return { status: 200, body, ...(assumption ? { assumption } : {}) };
}

export function created(body: unknown, assumption?: Assumption): Answer {
  return { status: 201, body, ...(assumption ? { assumption } : {}) };
}

/**
 * An error in Partner Center's standard body. The documented type of `code` is text, every sample has a number; the
 * number is the default here.
 */
export function partnerCenterError(
  status: number,
  code: number | string,
  description: string,
  assumption?: Assumption,
  source = 'PartnerApiServiceControllers',
): Answer {
  return {
    status,
    body: { code, description, data: [], source },
    ...(assumption ? { assumption } : {}),
  };
}

export function refuse(
  status: number,
  code: number | string,
  description: string,
  assumption?: Assumption,
  source?: string,
): Refusal {
  return new Refusal(partnerCenterError(status, code, description, assumption, source));
}

/** A collection in the standard envelope; transfers and eligibility come as bare arrays instead. */
export function collection(items: readonly unknown[], more: Record<string, unknown> = {}): Answer {
  return ok({ totalCount: items.length, items, ...more, attributes: { objectType: 'Collection' } });
}

export function link(uri: string, headers: readonly { key: string; value: string }[] = []): Record<string, unknown> {
  return { uri, method: 'GET', headers };
}

import fc from 'fast-check';

/**
 * One thing that somebody does; numbers pick among what there is at that moment. `sound`: among what has a chance to be
 * taken, so that a walk gets somewhere.
 */
export type Step =
  | { readonly do: 'extend'; readonly customer: number; readonly provider: number }
  | { readonly do: 'list'; readonly customer: number; readonly provider: number; readonly listed: boolean }
  | {
      readonly do: 'open';
      readonly protocol: 'legacy' | 'newCommerce';
      /** Among the customers that the provider has a relationship with. */
      readonly known: boolean;
      readonly customer: number;
      readonly provider: number;
      readonly lines: readonly number[];
      readonly sound: boolean;
    }
  | {
      readonly do: 'answer';
      readonly answer: 'accept' | 'reject' | 'cancel';
      readonly transfer: number;
      readonly caller: 'rightful' | 'counterpart' | 'stranger';
      readonly lines: readonly number[];
      readonly sound: boolean;
    }
  | { readonly do: 'buy'; readonly subscription: number; readonly quantity: number }
  | { readonly do: 'suspend'; readonly subscription: number; readonly status: 'active' | 'suspended' | 'deleted' }
  | { readonly do: 'unsync'; readonly subscription: number }
  | {
      readonly do: 'agree';
      readonly customer: number;
      readonly how: 'direct' | 'attestation';
      readonly provider: number;
    }
  | { readonly do: 'wait'; readonly hours: number };

/** A step, and how it travels: the answer may be lost on the way, after which the same call is made again. */
export interface Travelling {
  readonly step: Step;
  readonly lost: boolean;
  /** The same MS-RequestId again, after an answer. */
  readonly repeated: boolean;
}

const some = fc.nat({ max: 30 });
/** So that steps meet on the same customers. */
const few = fc.nat({ max: 4 });
const lines = fc.uniqueArray(fc.nat({ max: 6 }), { minLength: 1, maxLength: 3 });
const mostly = fc.nat({ max: 9 }).map((n) => n > 0);
const sound = fc.nat({ max: 2 }).map((n) => n > 0);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('extend' as const), customer: some, provider: some }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('list' as const), customer: some, provider: some, listed: fc.boolean() }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('open' as const),
      protocol: fc.constantFrom('legacy', 'newCommerce'),
      known: mostly,
      customer: few,
      provider: some,
      lines,
      sound,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      answer: fc.constantFrom('accept', 'accept', 'reject', 'cancel'),
      transfer: some,
      caller: fc.constantFrom('rightful', 'rightful', 'rightful', 'counterpart', 'stranger'),
      lines,
      sound,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('buy' as const),
      subscription: some,
      quantity: fc.integer({ min: 1, max: 99 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('suspend' as const),
      subscription: some,
      status: fc.constantFrom('active', 'suspended', 'deleted'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unsync' as const), subscription: some }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('agree' as const),
      customer: some,
      how: fc.constantFrom('direct', 'attestation'),
      provider: some,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(1, 1, 24, 31 * 24) }) },
);

const rarely = fc.nat({ max: 9 }).map((n) => n === 0);

/** Any sequence of steps; most of them are possible where they are made, many are not. */
export const sequences: fc.Arbitrary<readonly Travelling[]> = fc.array(
  fc.record({ step, lost: rarely, repeated: rarely }),
  { minLength: 15, maxLength: 30 },
);

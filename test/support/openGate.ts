import type { SendGate } from '../../src/sendRate/sendGate';

/** Lets everything pass at once. */
export const createOpenGate = (): SendGate => ({
  enter: async () => ({ ready: async () => undefined, over() {}, unused() {} }),
  throttled() {},
  stop() {},
});

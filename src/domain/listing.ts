/** What Partner Center showed within this time may still be on its way through the service: its absence proves nothing. */
export const settlesMs = 24 * 3_600_000;

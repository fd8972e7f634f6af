/**
 * A named place between two steps where a test can stop the program as a crash would. In production it does nothing.
 * Names are stable: `save:<aggregate>:<seq>:before|after`, `effect:<kind>:before|sending|after`, `card:<subject>:before|after`.
 */
export type FailPoint = (name: string) => Promise<void>;

export const noFailPoint: FailPoint = async () => {};

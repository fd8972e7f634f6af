import { setTimeout as delay } from 'node:timers/promises';

const everyMs = 100;

/** Asks the address until it answers 2xx; false if it did not within the time, or the signal was given. */
export async function becomesReady(url: string, withinMs: number, signal: AbortSignal): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (!signal.aborted && Date.now() < until) {
    if (await answers(url)) return true;
    await delay(everyMs);
  }
  return false;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

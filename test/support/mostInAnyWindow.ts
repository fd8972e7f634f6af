/** The most of these moments that lie in one half-open time of `ms`, wherever it begins. */
export function mostInAnyWindow(moments: readonly number[], ms: number): number {
  const sorted = [...moments].sort((a, b) => a - b);
  let most = 0;
  let from = 0;
  for (const [at, moment] of sorted.entries()) {
    while ((sorted[from] ?? moment) <= moment - ms) from += 1;
    most = Math.max(most, at - from + 1);
  }
  return most;
}

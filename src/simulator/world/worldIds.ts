const two = (n: number): string => String(n).padStart(2, '0');

/** `a0000000-…-0000000000NN`. */
export function customerId(n: number): string {
  return `a0000000-0000-4000-8000-0000000000${two(n)}`;
}

/** `e0000000-…-00000000NNSS`; add-ons count from 51. */
export function subscriptionId(n: number, line: number): string {
  return `e0000000-0000-4000-8000-00000000${two(n)}${two(line)}`;
}

/** `f0000000-…-00000000NNSS`: the Azure subscription id, which a transfer keeps (CON-2). */
export function azureId(n: number, line: number): string {
  return `f0000000-0000-4000-8000-00000000${two(n)}${two(line)}`;
}

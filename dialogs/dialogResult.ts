/** What a dialog ends with: the same request that a button would have made. Undefined: left without one. */
export interface DialogResult {
  readonly verb: string;
  readonly data: Readonly<Record<string, string | number>>;
}

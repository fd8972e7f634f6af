/** Something that is not as it was exported. */
export interface Finding {
  /** The line it was found at, counted from 1; what was removed is found at the line after it. */
  readonly line: number;
  readonly what: string;
}

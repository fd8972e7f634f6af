export interface RequirementRow {
  readonly id: string;
  readonly rule: string;
  /** What the person meets; empty while the row is not filled. */
  readonly meets: string;
  readonly files: readonly string[];
  readonly tests: readonly string[];
}

export function readRequirements(): readonly RequirementRow[];

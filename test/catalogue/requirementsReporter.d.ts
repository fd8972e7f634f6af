import type { RequirementRow } from './readRequirements';

export interface FileResult {
  readonly testResults: readonly { readonly title: string; readonly status: string }[];
}

export function isFullRun(config: object): boolean;
export function problemsOf(
  rows: readonly Pick<RequirementRow, 'id' | 'tests'>[],
  testResults: readonly FileResult[],
): readonly string[];

import { isFullRun, problemsOf } from './requirementsReporter';

const ran = (title: string, status: string) => ({ testResults: [{ title, status }] });

test('a named test that failed, was skipped or did not run is reported with its id', () => {
  const rows = [
    { id: 'ENR-1', tests: ['ENR-1: passes'] },
    { id: 'ENR-2', tests: ['ENR-2: fails', 'ENR-2: is skipped'] },
    { id: 'ENR-3', tests: ['ENR-3: is gone'] },
  ];
  const results = [ran('ENR-1: passes', 'passed'), ran('ENR-2: fails', 'failed'), ran('ENR-2: is skipped', 'pending')];
  expect(problemsOf(rows, results)).toEqual([
    'ENR-2: failed: ENR-2: fails',
    'ENR-2: pending: ENR-2: is skipped',
    'ENR-3: did not run: ENR-3: is gone',
  ]);
});

test('one pass does not hide a failure under the same title', () => {
  const rows = [{ id: 'ENR-1', tests: ['ENR-1: twice'] }];
  expect(problemsOf(rows, [ran('ENR-1: twice', 'passed'), ran('ENR-1: twice', 'failed')])).toHaveLength(1);
  expect(problemsOf(rows, [ran('ENR-1: twice', 'failed'), ran('ENR-1: twice', 'passed')])).toHaveLength(1);
});

test('a run narrowed to some tests is not judged', () => {
  expect(isFullRun({ testPathPatterns: { patterns: [] } })).toBe(true);
  expect(isFullRun({ testPathPatterns: { patterns: ['test/views'] } })).toBe(false);
  expect(isFullRun({ testPathPatterns: { patterns: [] }, testNamePattern: 'ENR' })).toBe(false);
});

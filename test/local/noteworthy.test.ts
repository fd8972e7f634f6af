import { noteworthy } from '../../src/local/noteworthy';

describe('what of a child process reaches the terminal', () => {
  test('warnings and errors of the structured log, as one line', () => {
    expect(noteworthy('{"level":50,"msg":"cannot reach the simulator"}', 'stdout')).toBe('cannot reach the simulator');
    expect(noteworthy('{"level":30,"msg":"listening"}', 'stdout')).toBeUndefined();
  });

  test('the error stream, without what Node says about itself', () => {
    expect(noteworthy('PORT: must be a whole number', 'stderr')).toBe('PORT: must be a whole number');
    expect(noteworthy('(node:12) [DEP0111] DeprecationWarning: old', 'stderr')).toBeUndefined();
    expect(noteworthy('(Use `node --trace-deprecation ...` to show where)', 'stderr')).toBeUndefined();
  });

  test('nothing else', () => {
    expect(noteworthy('Listening on 56150', 'stdout')).toBeUndefined();
    expect(noteworthy('{not json', 'stdout')).toBeUndefined();
    expect(noteworthy('', 'stderr')).toBeUndefined();
  });
});

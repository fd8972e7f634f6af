const { readRequirements } = require('./readRequirements');

/** A full run is one that no path, name or change filter narrows. */
function isFullRun(config) {
  const patterns = config.testPathPatterns?.patterns ?? [];
  return patterns.length === 0 && !config.testNamePattern && !config.onlyChanged && !config.findRelatedTests;
}

/** Named tests that did not run, or did not pass, with the id that names them. */
function problemsOf(rows, testResults) {
  const statuses = new Map();
  for (const file of testResults) {
    for (const { title, status } of file.testResults) {
      // The same title in two files counts as passed only if it passed in both.
      if (statuses.get(title) === undefined || statuses.get(title) === 'passed') statuses.set(title, status);
    }
  }
  return rows.flatMap(({ id, tests }) =>
    tests
      .filter((title) => statuses.get(title) !== 'passed')
      .map((title) => `${id}: ${statuses.get(title) ?? 'did not run'}: ${title}`),
  );
}

/** After a full run: every test that docs/requirements.md names has run and passed, otherwise the run fails. */
class RequirementsReporter {
  constructor(globalConfig) {
    this.full = isFullRun(globalConfig);
  }

  onRunComplete(_contexts, results) {
    if (!this.full) return;
    const problems = problemsOf(readRequirements(), results.testResults);
    if (problems.length === 0) return;
    this.error = new Error(`docs/requirements.md names tests that did not pass:\n${problems.join('\n')}`);
    process.stderr.write(`\n${this.error.message}\n`);
  }

  getLastError() {
    return this.error;
  }
}

module.exports = RequirementsReporter;
module.exports.isFullRun = isFullRun;
module.exports.problemsOf = problemsOf;

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runNode } from './command.mjs';
import { root } from './repository.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

/**
 * Counts what vitest's JSON report says.
 * @param {object | undefined} report undefined: it wrote none
 * @param {number} exitCode vitest's own; it also knows of errors outside of tests
 */
export function countTests(report, exitCode) {
  if (report === undefined) return { passed: 0, failed: 1 };
  // A file that cannot even be loaded has no tests, but failed.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + brokenFiles.length;
  const broken = exitCode !== 0 || passed + failed === 0;
  return { passed, failed: broken ? Math.max(failed, 1) : failed };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** What failed, with its file and the first line of the reason: the summary comes long after what vitest tells of it. */
function failures(report) {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(root, name);
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : [];
    return failed.map((one) => `${file}: ${one.fullName}: ${firstLine(one.failureMessages[0])}`);
  });
}

function firstLine(text = '') {
  return text.split('\n')[0];
}

/**
 * Runs all tests but those in the editor. dist/ must be built.
 * @returns {Promise<{ passed: number, failed: number, failures: readonly string[] }>}
 */
export async function runVitest() {
  const file = path.join(temporaryFolder(), 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const env = { ...process.env, LORA_WORKBENCH_WHOLE_SUITE: '1' };
  const code = await runNode('node_modules/vitest/vitest.mjs', ['run', ...reporters], { cwd: root, env });
  const report = readReport(file);
  return { ...countTests(report, code), failures: failures(report) };
}

#!/usr/bin/env node
// `npm test`: every check there is, from a fresh clone. The last line is "N passed, N failed".
import process from 'node:process';
import { exitOnSignals, runNode } from './command.mjs';
import { installDependencies } from './install-dependencies.mjs';
import { root } from './repository.mjs';

const total = { passed: 0, failed: 0 };
const summary = [];

/**
 * Runs one step under a heading. A step that throws is one failure; the following ones run all the same.
 * @param {string} name
 * @param {() => Promise<{ passed: number, failed: number, failures?: readonly string[] }>} work
 * @returns {Promise<boolean>} whether nothing failed
 */
async function step(name, work) {
  console.log(`\n=== ${name} ===\n`);
  const started = Date.now();
  const {
    passed,
    failed,
    failures = [],
  } = await work().catch((error) => {
    console.error(error.stack);
    return { passed: 0, failed: 1 };
  });
  total.passed += passed;
  total.failed += failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6);
  summary.push(
    `${seconds} s  ${failed === 0 ? 'ok    ' : 'FAILED'}  ${name}: ${passed} passed, ${failed} failed`,
    ...failures.map((one) => `                   ${one}`),
  );
  return failed === 0;
}

/** A check counts as one test. It fails by throwing, or by an exit code that is not 0. */
function check(name, work) {
  return step(name, async () => {
    const code = await work();
    return code === undefined || code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  });
}

function tool(file, ...args) {
  return runNode(`node_modules/${file}`, args, { cwd: root });
}

async function runAll() {
  if (!(await check('Dependencies', installDependencies))) return;
  // Imported late: these need what was just installed.
  const { build } = await import('./build.mjs');
  const { packageExtension } = await import('./package.mjs');
  const { thisPlatform } = await import('./package/targets.mjs');
  const { testEditor, testedPackages } = await import('./test-editor.mjs');
  const { testStart } = await import('./test-start.mjs');
  const { runVitest } = await import('./vitest.mjs');

  await check('Types (tsc)', () => tool('typescript/bin/tsc', '-b'));
  await check('Lint and format (biome)', () =>
    tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  );
  const packed = await check('Packages (.vsix)', () => packageExtension(testedPackages));
  // After packing, which leaves dist/ without the tests that run in the editor.
  if (!(await check('Build', build))) return;
  await step('Unit and protocol tests (vitest)', runVitest);
  const vsix = testedPackages.get(thisPlatform());
  if (packed) await step('Tests in VS Code (the package, installed)', () => testEditor({ vsix }));
  if (process.platform !== 'win32') await check('npm start', testStart);
}

exitOnSignals();
await runAll();
console.log(`\n${summary.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

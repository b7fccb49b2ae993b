#!/usr/bin/env node
// `npm run test:editor [-- --dev] [-- --grep TEXT]`: the tests of test/editor in a real VS Code, against the packed
// extension as a user installs it, or with --dev against this checkout (quicker).
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { exitOnSignals } from './command.mjs';
import { thisPlatform, UNIVERSAL } from './package/targets.mjs';
import { packageExtension } from './package.mjs';
import { isMain, manifest, root, workFolder } from './repository.mjs';
import { copySample } from './sample.mjs';
import { temporaryFolder } from './temporary-folder.mjs';
import { runEditorTests } from './vscode/editor-tests.mjs';
import { installVscode } from './vscode/install.mjs';
import { installExtension } from './vscode/server.mjs';

/** The packages under test, and where they are put: this platform's, and the one without native code (test/ui). */
export const testedPackages = new Map(
  [thisPlatform(), UNIVERSAL].map((target) => [
    target,
    path.join(workFolder, `lora-workbench-${target}.vsix`),
  ]),
);

/** VS Code runs tests only beside an extension under development; this one is empty, what it tests is installed. */
function makeCarrier(folder) {
  mkdirSync(folder);
  const { engines } = manifest();
  const carrier = {
    name: 'test-carrier',
    publisher: 'test',
    version: '0.0.0',
    engines: { vscode: engines.vscode },
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(carrier));
  return folder;
}

/**
 * Runs the tests in the editor, on a copy of the sample dataset. dist/test must be built.
 * @param {object} [options]
 * @param {string} [options.vsix] the package to test; without it, this checkout
 * @param {string} [options.grep] only tests whose title matches
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function testEditor({ vsix, grep } = {}) {
  const temporary = temporaryFolder();
  const profile = path.join(temporary, 'profile');
  const folder = path.join(temporary, 'character-ai');
  copySample(folder);
  await installVscode();
  if (vsix !== undefined) await installExtension(profile, vsix);
  const extension = vsix === undefined ? root : makeCarrier(path.join(temporary, 'carrier'));
  const entry = path.join(root, 'dist/test/index.js');
  const logFile = path.join(workFolder, 'editor.log');
  return await runEditorTests({ profile, extension, entry, folder, logFile, grep });
}

async function main() {
  const { values } = parseArgs({ options: { dev: { type: 'boolean' }, grep: { type: 'string' } } });
  const target = thisPlatform();
  const vsix = values.dev ? undefined : testedPackages.get(target);
  if (vsix !== undefined) await packageExtension(new Map([[target, vsix]]));
  // After packing, which leaves dist/ without the tests.
  await build();
  const { passed, failed } = await testEditor({ vsix, grep: values.grep });
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

if (isMain(import.meta.url)) {
  exitOnSignals();
  await main().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}

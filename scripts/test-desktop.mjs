#!/usr/bin/env node
// `npm run test:desktop [-- --code VERSION] [-- --grep TEXT]`: the tests of test/editor in a desktop VS Code, which
// @vscode/test-electron downloads (the newest stable one by default), with the extension of this checkout.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { build } from './build.mjs';
import { root } from './repository.mjs';
import { copySample } from './sample.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const { values: options } = parseArgs({
  options: { code: { type: 'string', default: 'stable' }, grep: { type: 'string' } },
});
await build();
const temporary = temporaryFolder();
const folder = path.join(temporary, 'character-ai');
copySample(folder);
try {
  await runTests({
    version: options.code,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'dist/test/index.js'),
    extensionTestsEnv: options.grep === undefined ? {} : { MOCHA_GREP: options.grep },
    launchArgs: [
      folder,
      '--disable-extensions',
      '--disable-workspace-trust',
      `--user-data-dir=${path.join(temporary, 'profile')}`,
    ],
  });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

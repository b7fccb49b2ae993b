import { listFiles, PackageManager } from '@vscode/vsce';
import { expect, it } from 'vitest';

/** All that is installed at a user's. A new entry here is a decision, not a formality. */
const shipped = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/cli.js',
  'dist/extension.js',
  'dist/language-client.js',
  'dist/scan-worker.js',
  'dist/server.js',
  'media/icon.png',
  'media/readme/completion.png',
  'media/readme/hover.png',
  'media/readme/problems.png',
  'package.json',
  'package.nls.json',
  'syntaxes/lora-caption.language-configuration.json',
  'syntaxes/lora-caption.tmLanguage.json',
];

// vsce looks through the whole folder, node_modules too.
it('ships these files and no others (dist/ must be built)', { timeout: 30_000 }, async () => {
  const files = await listFiles({ cwd: process.cwd(), packageManager: PackageManager.None });
  expect(files.map((file) => file.replaceAll('\\', '/')).sort()).toEqual(shipped);
});

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { expect, it } from 'vitest';

/** All that is installed at a user's. A new entry here is a decision, not a formality. */
const shipped = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/cli.js',
  'dist/clip-merges.bin',
  'dist/commands.js',
  'dist/dictionary-worker.js',
  'dist/extension.js',
  'dist/language-client.js',
  'dist/language-server.js',
  'dist/lora-file-worker.js',
  'dist/media/codicon.ttf',
  'dist/media/gallery.css',
  'dist/media/gallery.js',
  'dist/media/grid.css',
  'dist/media/grid.js',
  'dist/media/lora-file.css',
  'dist/media/lora-file.js',
  'dist/media/runs.css',
  'dist/media/runs.js',
  'dist/media/trainer.css',
  'dist/media/trainer.js',
  'dist/pixel-worker.js',
  'dist/scan-worker.js',
  'dist/server.js',
  'dist/thumbnail-worker.js',
  'l10n/bundle.l10n.de.json',
  'media/activity-bar.svg',
  'media/icon.png',
  'media/readme/completion.png',
  'media/readme/gallery.png',
  'media/readme/hover.png',
  'media/readme/problems.png',
  'media/readme/train.png',
  'media/readme/training.png',
  'media/walkthrough/caption.md',
  'media/walkthrough/gallery.md',
  'media/walkthrough/problems.md',
  'media/walkthrough/set-up.md',
  'media/walkthrough/train.md',
  'package.json',
  'package.nls.de.json',
  'package.nls.json',
  'syntaxes/lora-caption-sheet.language-configuration.json',
  'syntaxes/lora-caption-sheet.tmLanguage.json',
  'syntaxes/lora-caption.language-configuration.json',
  'syntaxes/lora-caption.tmLanguage.json',
  'syntaxes/lora-prompt.language-configuration.json',
  'syntaxes/lora-prompt.tmLanguage.json',
];

/** Whole packages, which hold native code; those with a platform in their name are this platform's. */
const packages = [
  '@img/colour',
  '@img/sharp-libvips-PLATFORM',
  '@img/sharp-PLATFORM',
  'detect-libc',
  'semver',
  'sharp',
];

async function list(): Promise<string[]> {
  const files = await listFiles({ cwd: process.cwd(), packageManager: PackageManager.None });
  return files.map((file) => file.replaceAll('\\', '/')).sort();
}

const isOfPackage = (file: string) => file.startsWith('dist/node_modules/');

// vsce looks through the whole folder, node_modules too.
it('ships these files and no others (dist/ must be built)', { timeout: 30_000 }, async () => {
  const sample = readdirSync('samples/character-ai', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name));
  expect((await list()).filter((file) => !isOfPackage(file))).toEqual([...shipped, ...sample].sort());
});

it('ships these packages and no others', { timeout: 30_000 }, async () => {
  const found: string[] = JSON.parse(
    execFileSync(process.execPath, ['scripts/runtime-packages.mjs'], { encoding: 'utf8' }),
  );
  const platform = /(?:win32|darwin|linux)[a-z]*-[a-z0-9]+$/;
  // On Windows the library lies in sharp's own package.
  const expected = packages.filter((name) => process.platform !== 'win32' || !name.includes('libvips'));
  expect(found.map((name) => name.replace(platform, 'PLATFORM'))).toEqual(expected);
  // Only a production build holds them.
  if (!existsSync('dist/node_modules')) return;
  const inPackage = /^dist\/node_modules\/((?:@[^/]+\/)?[^/]+)/;
  const folders = new Set((await list()).map((file) => inPackage.exec(file)?.[1]).filter(Boolean));
  expect([...folders].sort()).toEqual(found);
});

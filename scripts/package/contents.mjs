import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../repository.mjs';

/** All of ours that is installed at a user's, but for the sample. A new entry here is a decision, not a formality. */
const shipped = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'ThirdPartyNotices.txt',
  'dist/cli.js',
  'dist/clip-merges.bin',
  'dist/on-demand.js',
  'dist/dictionary-worker.js',
  'dist/extension.js',
  'dist/language-client.js',
  'dist/language-server.js',
  'dist/lint-worker.js',
  'dist/lora-file-worker.js',
  'dist/lora.js',
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
  'media/readme/gallery.png',
  'media/tab-dark.svg',
  'media/tab-light.svg',
  'media/walkthrough/caption.md',
  'media/walkthrough/caption.nls.de.md',
  'media/walkthrough/gallery.md',
  'media/walkthrough/gallery.nls.de.md',
  'media/walkthrough/problems.md',
  'media/walkthrough/problems.nls.de.md',
  'media/walkthrough/set-up.md',
  'media/walkthrough/set-up.nls.de.md',
  'media/walkthrough/train.md',
  'media/walkthrough/train.nls.de.md',
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

/**
 * The files of ours that every .vsix holds, the sample's among them.
 * @returns {string[]} sorted, with slashes
 */
export function shippedFiles() {
  const sample = readdirSync(path.join(root, 'samples/character-ai'), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  return [...shipped, ...sample.map((file) => path.relative(root, file).replaceAll('\\', '/'))].sort();
}

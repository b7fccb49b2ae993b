import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { manifest, root } from '../repository.mjs';

/** A link among the installed extensions: VS Code then treats the checkout as it would for a user. */
export function linkExtension(profile) {
  const { publisher, name, version } = manifest();
  const extensions = path.join(profile, 'extensions');
  rmSync(extensions, { recursive: true, force: true });
  mkdirSync(extensions, { recursive: true });
  symlinkSync(root, path.join(extensions, `${publisher}.${name}-${version}`), 'dir');
}

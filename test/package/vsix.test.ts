import { listFiles, PackageManager } from '@vscode/vsce';
import { expect, it } from 'vitest';
import { shippedFiles } from '../../scripts/package/contents.mjs';

const isOfPackage = (file: string) => file.startsWith('dist/node_modules/');

// vsce looks through the whole folder, node_modules too.
it('ships these files and no others (dist/ must be built)', { timeout: 120_000 }, async () => {
  const files = await listFiles({ cwd: process.cwd(), packageManager: PackageManager.None });
  const ours = files.map((file) => file.replaceAll('\\', '/')).filter((file) => !isOfPackage(file));
  expect(ours.sort()).toEqual(shippedFiles());
});

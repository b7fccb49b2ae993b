import type { Diagnostic } from 'vscode-languageserver';
import { type Folder, folderOf } from './dataset-on-disk.ts';

export const BASE = '1girl, alice, dark skin';

/** A dataset of three pictures; the caption of b has three mistakes. */
export function aliceFolder(): Folder {
  return folderOf({
    'lora-dataset.toml':
      '[dataset]\ntrigger = "alice"\nbase_caption = "1girl, alice, dark skin, earrings"\n[rules]\nmissing-base-tag = "off"\n',
    '10_alice woman/a.png': undefined,
    '10_alice woman/a.txt': BASE,
    '10_alice woman/b.png': undefined,
    '10_alice woman/b.txt': '1girl, dark skin, earrings, from behind, dark skin',
    '10_alice woman/c.png': undefined,
    '10_alice woman/c.txt': BASE,
  });
}

/** The rules that diagnostics are of. */
export const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);

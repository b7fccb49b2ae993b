import type { NoCheckpoint } from '../../core/node/safetensors/open-checkpoint.ts';

/** Why a file can't be looked into, in a sentence. */
export function whyNot(file: NoCheckpoint): string {
  switch (file.kind) {
    case 'missing':
      return 'there is no such file.';
    case 'folder':
      return 'it is a folder; name the .safetensors file in it.';
    case 'other':
      return 'only .safetensors files can be looked into.';
    case 'damaged':
      return 'its beginning is no header of a .safetensors file: it is damaged, or of another format.';
    case 'unreadable':
      return `it can not be read: ${file.detail}.`;
  }
}

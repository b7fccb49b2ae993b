import { type Message, message } from '../message.ts';

/** Why a path is no `.safetensors` file that can be read. */
export type NoCheckpoint =
  | { readonly kind: 'missing' }
  /** A folder, as models of diffusers' are. */
  | { readonly kind: 'folder' }
  | { readonly kind: 'unreadable'; readonly detail: string }
  /** Not a `.safetensors` file: nothing more is known without loading it. */
  | { readonly kind: 'other' }
  /** No header that can be read; what it is instead, where that shows. */
  | { readonly kind: 'damaged'; readonly detail?: Message };

/** The same in a sentence. */
export function whyNot(file: NoCheckpoint): Message {
  switch (file.kind) {
    case 'missing':
      return message('There is no such file.');
    case 'folder':
      return message('It is a folder; name the .safetensors file in it.');
    case 'other':
      return message('Only .safetensors files can be looked into.');
    case 'damaged':
      return (
        file.detail ??
        message('Its beginning is no header of a .safetensors file: it is damaged, or of another format.')
      );
    case 'unreadable':
      return message('It can not be read: {0}.', file.detail);
  }
}

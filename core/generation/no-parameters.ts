import { type Message, message } from '../message.ts';
import type { Failure } from '../ports.ts';

/** Why there are no generation parameters to show of a file. */
export type NoParameters =
  | { readonly kind: 'none' }
  /** No PNG, JPEG or WebP. */
  | { readonly kind: 'other' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The same in a sentence. */
export function whyNoParameters(one: NoParameters): Message {
  switch (one.kind) {
    case 'none':
      return message(
        'It carries no generation parameters: it was not made by a program that writes them, or lost them since.',
      );
    case 'other':
      return message('It is no PNG, JPEG or WebP: generation parameters are read from those.');
    case 'failed':
      return failureText(one.failure);
  }
}

function failureText({ failure, detail }: Failure): Message {
  switch (failure) {
    case 'missing':
      return message('There is no such file.');
    case 'not-a-file':
      return message('It is no file.');
    case 'permission':
      return message('There is no permission to read it.');
    case 'too-large':
      return message('It is too large for a picture: {0} bytes.', detail);
    default:
      return message('It can not be read: {0}.', detail);
  }
}

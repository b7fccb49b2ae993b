import { type Message, message } from '../message.ts';
import { basename, isGarbled } from '../path.ts';
import type { ReadFailure } from '../ports.ts';
import { defineRule, noOptions } from './rule.ts';

const messages: Record<ReadFailure, (detail: string) => Message> = {
  missing: () => message('This caption vanished while it was read.'),
  'dangling-link': (detail) =>
    message('This caption is a link to {0}, which is not there: the trainer finds no caption.', detail),
  permission: () =>
    message('No permission to read this caption: the trainer stops here. Grant read access to the file.'),
  'too-large': (detail) =>
    message(
      'This file of {0} bytes is no caption. Move it out of the folder, or put the caption in its place.',
      detail,
    ),
  'not-a-file': () => message('This is no file: the trainer stops here, or waits for ever.'),
  io: (detail) => message('This caption cannot be read: {0}.', detail),
};

const garbled = message(
  'The name of this caption is not UTF-8 on the disk, so that it is not looked at. Rename it.',
);

export const unreadableCaption = defineRule({
  code: 'unreadable-caption',
  kind: 'fact',
  severity: 'error',
  title: 'A caption that cannot be read',
  why: `No permission, a link to nothing, or a file far too large (above 1 MiB) to be a caption. What the trainer does then
depends on the cause: it stops, or trains the picture without its words. The message names the cause and the way out;
nothing is changed on disk.`,
  options: noOptions,
  examples: [{ title: 'a caption that can be read', caption: '1girl, alice' }],
  *captionFile({ file }) {
    if (file.caption || file.problem.kind !== 'unreadable') return;
    const { failure, detail } = file.problem;
    const isOfName = failure === 'missing' && isGarbled(basename(file.path));
    yield { message: isOfName ? garbled : messages[failure](detail) };
  },
});

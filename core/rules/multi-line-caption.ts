import { message } from '../message.ts';
import { defineRule, noOptions } from './rule.ts';

export const multiLineCaption = defineRule({
  code: 'multi-line-caption',
  kind: 'fact',
  severity: 'warning',
  title: 'Lines that the trainer does not read',
  why: `Only the first line of a caption is read; what stands below is ignored without a word. Other trainers read the
whole file, so that captions written for them lose their rest here.`,
  options: noOptions,
  examples: [
    { title: 'a second line', caption: '1girl, alice\n«smile, red hair»' },
    { title: 'a line break at the end', caption: '1girl, alice\n' },
    { title: 'a blank first line is for empty-caption', caption: '\n1girl, alice' },
  ],
  *captionFile({ dataset, file: { caption } }) {
    if (!caption || caption.read.start === caption.read.end) return;
    const { text, read } = caption;
    const start = read.end + text.slice(read.end).search(/\S|$/);
    const end = start + text.slice(start).trimEnd().length;
    if (start >= end) return;
    yield {
      span: { start, end },
      unnecessary: true,
      message: message('{0} reads the first line only: this is ignored.', dataset.trainer.id),
    };
  },
});

import { texts } from './texts.ts';

export const palette = texts(
  'palette',
  'change',
  'choose',
  'free',
  'toggle',
  'giveOut',
  'clicking',
  'end',
  'yes',
  'no',
  'copied',
  'copiedOne',
  'nothingToCopy',
  'noTags',
);

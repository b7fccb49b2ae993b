import { texts } from './texts.ts';

export const edits = texts(
  'one',
  'many',
  'nothing',
  'left',
  'cancelled',
  'undo',
  'undone',
  'undoneOne',
  'nothingToUndo',
  'dismiss',
  'wouldChange',
  'apply',
  'cancel',
);

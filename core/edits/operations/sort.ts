import { message } from '../../message.ts';
import { sortCaption } from '../sort-tags.ts';
import type { Begin } from './operation.ts';

/** Puts tags in the order of the base caption, or of the alphabet. */
export const sort: Begin<'sort'> = ({ order }, { dataset }) => ({
  title: message('Sort tags'),
  editsOf: (caption, path) => sortCaption(dataset, path, caption, order),
  sparesSentences: true,
});

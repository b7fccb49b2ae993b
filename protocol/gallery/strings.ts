/** The sentences of the gallery's page, in the user's language; `{0}` stands for a number or a name. */
import * as z from 'zod/mini';

/** An object of texts. */
function texts<const Name extends string>(...names: readonly Name[]) {
  return z.object(
    Object.fromEntries(names.map((name) => [name, z.string()])) as Record<Name, z.ZodMiniString>,
  );
}

/** By the part of the page that they stand in. */
export const galleryStrings = z.object({
  grid: texts(
    'grid',
    'dataset',
    'noCaption',
    'cannotShow',
    'loading',
    'noPictures',
    'noneFound',
    'showAll',
    'welcome',
    'setUp',
    'sample',
    'error',
    'errors',
    'warning',
    'warnings',
    'info',
    'infos',
    'reviewed',
    'size',
    'sizeAndBucket',
    'tokens',
    'tokensOf',
  ),
  bar: texts(
    'tools',
    'all',
    'some',
    'selected',
    'loading',
    'order',
    'sort',
    'group',
    'ascending',
    'descending',
    'smaller',
    'larger',
    'grid',
    'list',
    'crop',
    'captions',
    'numbers',
    'openInTab',
    'by-name',
    'by-date',
    'by-size',
    'by-tokens',
    'by-findings',
    'by-similarity',
    'in-none',
    'in-folder',
    'in-view',
    'in-bucket',
    'in-finding',
    'in-difference',
  ),
  query: texts('query', 'placeholder', 'clear'),
  panes: texts('border'),
  files: texts('drop', 'dropInto', 'reading', 'cancel', 'tooLarge', 'failed', 'dismiss'),
  edits: texts('one', 'many', 'nothing', 'left', 'cancelled', 'undo', 'undone', 'nothingToUndo', 'dismiss'),
});
export type GalleryStrings = z.infer<typeof galleryStrings>;
export type GridStrings = GalleryStrings['grid'];
export type BarStrings = GalleryStrings['bar'];

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
    'welcome',
    'setUp',
    'sample',
    'error',
    'errors',
    'warning',
    'warnings',
    'info',
    'infos',
    'noneLeft',
  ),
});
export type GalleryStrings = z.infer<typeof galleryStrings>;

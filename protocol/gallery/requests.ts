/** All that the gallery's page asks. */
import type * as z from 'zod/mini';
import { captionRequests } from './caption.ts';
import { editRequests, type FromEditor, type ServedOutcome } from './edits.ts';
import { fileRequests } from './files.ts';
import { listingRequests } from './listing.ts';
import { numbersRequests } from './numbers.ts';
import { pictureRequests } from './picture.ts';

/** What the language server answers: the extension passes it on under the name `lora/gallery/…`. */
export const serverRequests = {
  ...listingRequests,
  ...captionRequests,
  ...editRequests,
  ...numbersRequests,
};
export type ServerMethod = keyof typeof serverRequests;

/** What is asked and answered, as the page knows it. */
export type GalleryParams<Method extends ServerMethod> = z.infer<(typeof serverRequests)[Method]['params']>;
export type GalleryAnswer<Method extends ServerMethod> = z.infer<(typeof serverRequests)[Method]['result']>;

/** These change captions: what is unsaved in editors matters, and what they change there is saved by the extension. */
export const editingMethods = ['applyEdit', 'editNow', 'undoEdit'] as const satisfies readonly ServerMethod[];
type EditingMethod = (typeof editingMethods)[number];

/** The same between the extension and the language server. */
export type ServedParams<Method extends ServerMethod> = GalleryParams<Method> &
  (Method extends EditingMethod ? FromEditor : unknown);
export type ServedAnswer<Method extends ServerMethod> = Method extends EditingMethod
  ? ServedOutcome
  : GalleryAnswer<Method>;

export const galleryRequests = { ...serverRequests, ...pictureRequests, ...fileRequests };

/** The name of a request of the page's on its way to the language server. */
export function serverMethod(method: ServerMethod): string {
  return `lora/gallery/${method}`;
}

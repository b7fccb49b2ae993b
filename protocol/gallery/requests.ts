/** All that the gallery's page asks. */
import { captionRequests } from './caption.ts';
import { editRequests } from './edits.ts';
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

export const galleryRequests = { ...serverRequests, ...pictureRequests, ...fileRequests };

/** The name of a request of the page's on its way to the language server. */
export function serverMethod(method: ServerMethod): string {
  return `lora/gallery/${method}`;
}

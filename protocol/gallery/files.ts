/** Files that come into a dataset from outside. */
import * as z from 'zod/mini';
import { request } from '../channel.ts';
import { index } from './pair.ts';

export const fileRequests = {
  /**
   * Hands over a piece of a file that was dropped from the desktop, whose place on disk a page isn't told. When all files of
   * a batch are there, the event `addUploaded` has them added.
   */
  addFile: request(() => ({
    params: z.object({
      batch: z.string(),
      /** Its path from what was dropped: `new/a.png` of a folder `new`. */
      name: z.string(),
      /** Where the piece begins (bytes). */
      offset: index,
      /** The piece in base64. */
      data: z.string(),
    }),
    /** Why it can't be taken, in the user's language. */
    result: z.object({ problem: z.nullable(z.string()) }),
  })),
};

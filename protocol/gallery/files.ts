/** Files that come into a dataset from outside. */
import * as z from 'zod/mini';

export const fileRequests = {
  /** Adds a file that was dropped from the desktop, whose place on disk a page isn't told. `data`: its bytes in base64. */
  addFile: {
    params: z.object({
      dataset: z.string(),
      /** The picture in whose folder it goes; null for the dataset's first folder, or one that the user is asked for. */
      beside: z.nullable(z.string()),
      name: z.string(),
      data: z.string(),
    }),
    result: z.object({ problem: z.nullable(z.string()) }),
  },
};

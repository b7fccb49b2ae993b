/** Pictures, small and whole. */
import * as z from 'zod/mini';
import { request } from '../channel.ts';

/**
 * What to show for a picture: an address to load, or why there is nothing to see. Where `isWhole`, the address is that of the
 * picture itself, since no small one could be made; what `isTurned` by its EXIF data can't be made small as it is stored.
 */
const thumbnail = z.union([
  z.object({ src: z.string(), isWhole: z.optional(z.boolean()), isTurned: z.optional(z.boolean()) }),
  z.object({ reason: z.string() }),
]);
export type ShownThumbnail = z.infer<typeof thumbnail>;

/** The picture itself, and the mask that lies beside it. */
const picture = z.lazy(() => z.object({ src: z.string(), mask: z.nullable(z.string()) }));
export type ShownPicture = z.infer<typeof picture>;

export const pictureRequests = {
  thumbnail: request(() => ({ params: z.object({ image: z.string() }), result: thumbnail })),
  picture: request(() => ({ params: z.object({ dataset: z.string(), image: z.string() }), result: picture })),
};

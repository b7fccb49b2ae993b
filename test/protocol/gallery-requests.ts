import {
  type GalleryAnswer,
  type GalleryParams,
  type ServerMethod,
  serverMethod,
  serverRequests,
} from '../../protocol/gallery/requests.ts';
import type { TestClient } from './client.ts';

/** Asks the server what the gallery's page asks; the answer must be what the page takes. */
export async function askGallery<Method extends ServerMethod>(
  client: TestClient,
  method: Method,
  params: GalleryParams<Method>,
): Promise<GalleryAnswer<Method>> {
  const answer = await client.request<unknown>(serverMethod(method), params);
  return serverRequests[method].result.parse(answer) as GalleryAnswer<Method>;
}

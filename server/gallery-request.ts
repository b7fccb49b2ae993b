import type { CancellationToken } from 'vscode-languageserver/node';
import type * as z from 'zod/mini';
import { type ServerMethod, serverMethod, type serverRequests } from '../protocol/gallery/requests.ts';
import type { FeatureContext } from './features/feature.ts';
import { guard } from './guard.ts';

/** What the gallery's page asks with a request, and what it is answered. */
export type GalleryParams<Method extends ServerMethod> = z.infer<(typeof serverRequests)[Method]['params']>;
export type GalleryAnswer<Method extends ServerMethod> = z.infer<(typeof serverRequests)[Method]['result']>;

/** Answers one of the requests of the gallery's page, which the extension passes on. */
export function answerGallery<Method extends ServerMethod>(
  { connection }: Pick<FeatureContext, 'connection'>,
  method: Method,
  answer: (
    params: GalleryParams<Method>,
    token: CancellationToken,
  ) => GalleryAnswer<Method> | Promise<GalleryAnswer<Method>>,
): void {
  connection.onRequest<unknown, never>(
    serverMethod(method),
    guard<GalleryParams<Method>, GalleryAnswer<Method>>(connection, `gallery ${method}`, answer),
  );
}

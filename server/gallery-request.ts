import type { CancellationToken } from 'vscode-languageserver/node';
import {
  type ServedAnswer,
  type ServedParams,
  type ServerMethod,
  serverMethod,
} from '../protocol/gallery/requests.ts';
import type { FeatureContext } from './features/feature.ts';
import { guard } from './guard.ts';

/** Answers one of the requests of the gallery's page, which the extension passes on. */
export function answerGallery<Method extends ServerMethod>(
  { connection }: Pick<FeatureContext, 'connection'>,
  method: Method,
  answer: (
    params: ServedParams<Method>,
    token: CancellationToken,
  ) => ServedAnswer<Method> | Promise<ServedAnswer<Method>>,
): void {
  connection.onRequest<unknown, never>(
    serverMethod(method),
    guard<ServedParams<Method>, ServedAnswer<Method>>(connection, `gallery ${method}`, answer),
  );
}

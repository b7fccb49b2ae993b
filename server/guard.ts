import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node';
import { systemTrouble } from '../core/node/system-trouble.ts';
import { translate } from './translate.ts';
import { Refused } from './trust.ts';
import { GivenUp, Outdated } from './turn.ts';

/**
 * The one guard at the edge: a handler that throws answers one error, is logged, and the server lives on. Of the system's errors
 * its user is told the file and the reason.
 * @param name what the log calls it, for example `completion`
 */
export function guard<Params, Result>(
  connection: Connection,
  name: string,
  handler: (params: Params, token: CancellationToken) => Result | Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>> {
  return async (params, token) => {
    try {
      return await handler(params, token);
    } catch (error) {
      if (error instanceof GivenUp)
        return new ResponseError<never>(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
      if (error instanceof Outdated)
        return new ResponseError<never>(LSPErrorCodes.ContentModified, `${name}: the text changed meanwhile`);
      if (error instanceof Refused)
        return new ResponseError<never>(LSPErrorCodes.RequestFailed, error.message);
      connection.console.error(`${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
      const trouble = systemTrouble(error);
      const words = trouble ? translate(trouble) : `${name} failed; the log says why`;
      return new ResponseError<never>(LSPErrorCodes.RequestFailed, words);
    }
  };
}

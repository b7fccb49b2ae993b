import { URI } from 'vscode-uri';
import { fromNative, toNative } from '../core/node/native-path.ts';

/** The path of a `file:` URI as core has it; undefined for documents that lie on no disk. */
export function pathOfUri(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? fromNative(parsed.fsPath) : undefined;
}

/** The `file:` URI of a path. */
export function uriOfPath(path: string): string {
  return URI.file(toNative(path)).toString();
}

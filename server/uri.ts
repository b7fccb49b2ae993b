import { URI } from 'vscode-uri';
import { fromNative, toNative } from '../core/node/native-path.ts';
import { basename } from '../core/path.ts';

/** The path of a `file:` URI as core has it; undefined for documents that lie on no disk. */
export function pathOfUri(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? fromNative(parsed.fsPath) : undefined;
}

/** The `file:` URI of a path. */
export function uriOfPath(path: string): string {
  return URI.file(toNative(path)).toString();
}

/** Does what `uriOfPath` does for many files of a few folders, several times faster. */
export function urisByFolder(): (path: string) => string {
  const folders = new Map<string, string>();
  return (path) => {
    const name = basename(path);
    // What may need an escape is left to the library.
    if (!/^[\w.-]+$/.test(name)) return uriOfPath(path);
    const folder = path.slice(0, -name.length);
    let uri = folders.get(folder);
    if (uri === undefined) {
      uri = uriOfPath(path).slice(0, -name.length);
      folders.set(folder, uri);
    }
    return uri + name;
  };
}

/** Does what `pathOfUri` does for many files of a few folders, several times faster. */
export function pathsByFolder(): (uri: string) => string | undefined {
  const folders = new Map<string, string | undefined>();
  return (uri) => {
    const name = uri.slice(uri.lastIndexOf('/') + 1);
    // What may be an escape is left to the library.
    if (!/^[\w-][\w.-]*$/.test(name)) return pathOfUri(uri);
    const start = uri.slice(0, -name.length);
    if (!folders.has(start)) folders.set(start, pathOfUri(uri)?.slice(0, -name.length));
    const folder = folders.get(start);
    return folder === undefined ? undefined : folder + name;
  };
}

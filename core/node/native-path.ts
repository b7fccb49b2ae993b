import * as path from 'node:path';

/** A path as core has it (`C:/a/b`) in the platform's form. */
export function toNative(corePath: string): string {
  return path.sep === '\\' ? corePath.replaceAll('/', '\\') : corePath;
}

/** A path of the platform as core has it: absolute, `/` between the parts, no `/` at the end. */
export function fromNative(nativePath: string): string {
  const absolute = path.resolve(nativePath);
  return path.sep === '\\' ? absolute.replaceAll('\\', '/') : absolute;
}

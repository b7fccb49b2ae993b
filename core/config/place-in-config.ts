import type { Span } from '../span.ts';
import { type Path, readToml } from './toml.ts';

/** Where a key or a value stands in the text of a configuration; undefined where there is no text, or no TOML. */
export function placeInConfig(text: string | undefined, path: Path, of: 'key' | 'value'): Span | undefined {
  const read = text === undefined ? undefined : readToml(text);
  return read && 'placeOf' in read ? read.placeOf(path, of) : undefined;
}

import { splitExtension } from '../../path.ts';
import type { Dataset } from '../dataset.ts';
import type { OtherFile } from './other-files.ts';

const byStem = new WeakMap<Dataset['others'], ReadonlyMap<string, readonly OtherFile[]>>();

/** The other files that are called as a picture or a caption is, but for the extension. */
export function othersBeside({ others }: Dataset, path: string): readonly OtherFile[] {
  let index = byStem.get(others);
  if (!index) {
    const made = new Map<string, OtherFile[]>();
    for (const key of others.keys()) {
      const other = others.get(key);
      const [stem] = splitExtension(key);
      const list = made.get(stem);
      if (other) list ? list.push(other) : made.set(stem, [other]);
    }
    byStem.set(others, made);
    index = made;
  }
  return index.get(splitExtension(path)[0]) ?? [];
}

import type { FileChange } from './bulk-edit.ts';

/**
 * Changes of captions' words together with those of their bytes, one for each file. A caption may need both: of a byte order
 * mark that is one change, of another encoding the words come another time.
 */
export function withBytes(
  ofWords: readonly FileChange[],
  ofBytes: readonly FileChange[],
): readonly FileChange[] {
  const bytes = new Map(ofBytes.map((change) => [change.file, change]));
  const changes = ofWords.map((change) => {
    const own = bytes.get(change.file);
    bytes.delete(change.file);
    return own?.kind === 'edit' && change.kind === 'edit' ? { ...change, bom: own.bom } : (own ?? change);
  });
  return [...changes, ...bytes.values()];
}

/** What metadata shall be: a text, or `null` to take the key away. */
export type MetadataChanges = Readonly<Record<string, string | null>>;

/**
 * The header of a copy of a `.safetensors` file with other metadata. The tensors follow as they are, byte for byte: their
 * places count from the end of the header on. Hashes of the weights (`sshs_model_hash`) stay true.
 * @param json the header of the original
 * @throws SyntaxError for one that is no JSON
 */
export function headerWith(json: string, changes: MetadataChanges): string {
  const { __metadata__: metadata = {}, ...tensors } = JSON.parse(json);
  const changed = new Map<string, unknown>(Object.entries(metadata));
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) changed.delete(key);
    else changed.set(key, value);
  }
  const entries = changed.size === 0 ? tensors : { __metadata__: Object.fromEntries(changed), ...tensors };
  return JSON.stringify(entries);
}

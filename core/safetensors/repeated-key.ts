const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [34, 92, 123, 125, 91, 93];

/**
 * A key that a header has twice, a tensor's or one of the metadata; undefined where there is none. What reads JSON takes one of
 * both in silence, and not everybody the same.
 * @param json sound JSON
 */
export function repeatedKey(json: string): string | undefined {
  const tensors = new Set<string>();
  const metadata = new Set<string>();
  let depth = 0;
  let isMetadata = false;
  let isKey = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === OPEN || code === OPEN_LIST) {
      depth++;
      isKey = code === OPEN;
    } else if (code === CLOSE || code === CLOSE_LIST) depth--;
    else if (code === 44) isKey = depth <= 2;
    else if (code === 58) isKey = false;
    else if (code === QUOTE) {
      const start = at;
      for (at++; json.charCodeAt(at) !== QUOTE && at < json.length; at++)
        if (json.charCodeAt(at) === BACKSLASH) at++;
      if (!isKey || depth > 2) continue;
      const keys = depth === 1 ? tensors : isMetadata ? metadata : undefined;
      const key: unknown = keys && JSON.parse(json.slice(start, at + 1));
      if (typeof key !== 'string') continue;
      if (keys?.has(key)) return key;
      keys?.add(key);
      if (depth === 1) isMetadata = key === '__metadata__';
    }
  }
  return undefined;
}

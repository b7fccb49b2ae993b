/** A name has two characters at least, of letters, digits, blanks and these. */
const NAME = /[\p{L}\p{N}_ \-/]/u;
const FIRST = /[\p{L}\p{N}_]/u;

/**
 * The settings on a line of AUTOMATIC1111's: `Steps: 20, Sampler: "a, b", …`. A value in quotation marks may have commas, and
 * so may JSON, which others write without them.
 * Source: `modules/infotext_utils.py`, `re_param`; in one go from left to right, since anybody may have written the line.
 */
export function scanSettings(line: string): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  let triesJson = true;
  for (let at = 0; ; ) {
    const colon = line.indexOf(':', at);
    if (colon < 0) return settings;
    const name = nameBefore(line, at, colon);
    at = colon + 1;
    if (name === undefined) continue;
    while (line[at] === ' ') at++;
    const quoted = line[at] === '"' ? endOfQuoted(line, at) : undefined;
    const opensJson = line[at] === '[' || line[at] === '{';
    const json = triesJson && opensJson ? endOfJson(line, at) : undefined;
    // Once is enough: a line of nothing but brackets would be gone through for each of them.
    if (opensJson && json === undefined) triesJson = false;
    const comma = line.indexOf(',', quoted ?? json ?? at);
    const end = quoted ?? json ?? (comma < 0 ? line.length : comma);
    const value = line.slice(at, end).trim();
    settings.set(name, quoted === undefined ? value : unquoted(value));
    at = end + 1;
  }
}

/** The name that ends at a colon, of the characters behind `from`. */
function nameBefore(line: string, from: number, colon: number): string | undefined {
  let start = colon;
  while (start > from && NAME.test(line[start - 1] ?? '')) start--;
  while (start < colon && !FIRST.test(line[start] ?? '')) start++;
  return colon - start >= 2 ? line.slice(start, colon) : undefined;
}

/** Where a text in quotation marks is over, if a comma or the end follows it. */
function endOfQuoted(line: string, start: number): number | undefined {
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '"') return isEnd(line, at + 1) && at > start + 1 ? at + 1 : undefined;
  }
  return undefined;
}

/** Where JSON is over, by its brackets. */
function endOfJson(line: string, start: number): number | undefined {
  let depth = 0;
  let inText = false;
  for (let at = start; at < line.length; at++) {
    const sign = line[at];
    if (inText && sign === '\\') at++;
    else if (sign === '"') inText = !inText;
    else if (inText) continue;
    else if (sign === '[' || sign === '{') depth++;
    else if ((sign === ']' || sign === '}') && --depth === 0) return isEnd(line, at + 1) ? at + 1 : undefined;
  }
  return undefined;
}

function isEnd(line: string, at: number): boolean {
  return at === line.length || line[at] === ',';
}

function unquoted(value: string): string {
  try {
    const text: unknown = JSON.parse(value);
    return typeof text === 'string' ? text : value;
  } catch {
    return value;
  }
}

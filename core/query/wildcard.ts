/** Tells whether a text is what a pattern means. */
export type Matcher = (text: string) => boolean;

/** A part of a pattern between two `*`: a text, `?` by undefined. */
type Piece = readonly (string | undefined)[];

/**
 * Makes a matcher of a pattern, see `TextCondition`. `*` stands for any signs, `?` for one. Each part between two `*` is
 * looked for once, from left to right, and nothing is tried again: the time grows by text times pattern at most.
 * @param where `whole`: the text as a whole; `anywhere`: any part of it
 */
export function matcherOf(pattern: string, where: 'whole' | 'anywhere'): Matcher {
  const pieces = piecesOf(where === 'whole' ? pattern : `*${pattern}*`);
  const [first = [], ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return (text) => endOf(first, text, 0) === text.length;
  const middle = rest.filter((piece) => piece.length > 0);
  // The usual case, a text anywhere in another.
  const only = middle.length === 1 ? middle[0] : undefined;
  const word = only?.length === 1 && first.length === 0 && last.length === 0 ? only[0] : undefined;
  if (word !== undefined) return (text) => text.includes(word);
  return (text) => {
    let at = endOf(first, text, 0);
    if (at === undefined) return false;
    for (const piece of middle) {
      at = endOfFirst(piece, text, at);
      if (at === undefined) return false;
    }
    const start = startOf(last, text);
    return start !== undefined && start >= at;
  };
}

/** Whether a pattern has a wildcard. */
export function hasWildcard(pattern: string): boolean {
  return /^(?:\\[\s\S]|[^\\*?])*[*?]/.test(pattern);
}

/** The text that a pattern without wildcards means. */
export function literalOf(pattern: string): string {
  return pattern.replace(/\\([\s\S])/g, '$1');
}

/** A text as a pattern that means just it. */
export function asPattern(text: string): string {
  return text.replace(/[*?\\]/g, '\\$&');
}

function piecesOf(pattern: string): readonly Piece[] {
  const pieces: (string | undefined)[][] = [[]];
  for (const [written] of pattern.matchAll(/\\[\s\S]|\*|\?|(?:[^\\*?])+|\\/g)) {
    const piece = pieces.at(-1);
    if (written === '*') pieces.push([]);
    else if (written === '?') piece?.push(undefined);
    else append(piece, literalOf(written));
  }
  return pieces;
}

function append(piece: (string | undefined)[] | undefined, text: string): void {
  const before = piece?.at(-1);
  if (before === undefined) piece?.push(text);
  else piece?.splice(-1, 1, before + text);
}

/** Where a piece that begins at a place ends; undefined where it doesn't stand there. */
function endOf(piece: Piece, text: string, start: number): number | undefined {
  let at = start;
  for (const part of piece) {
    if (part === undefined) {
      if (at >= text.length) return undefined;
      at += text.codePointAt(at) === text.charCodeAt(at) ? 1 : 2;
    } else if (text.startsWith(part, at)) at += part.length;
    else return undefined;
  }
  return at;
}

/** Where a piece begins that ends the text; undefined where it doesn't. */
function startOf(piece: Piece, text: string): number | undefined {
  let at = text.length;
  for (let index = piece.length - 1; index >= 0; index--) {
    const part = piece[index];
    if (part === undefined) {
      if (at <= 0) return undefined;
      const isPair = at > 1 && (text.codePointAt(at - 2) ?? 0) > 0xffff;
      at -= isPair ? 2 : 1;
    } else if (at >= part.length && text.startsWith(part, at - part.length)) at -= part.length;
    else return undefined;
  }
  return at;
}

/** Where the first such piece from a place on ends. */
function endOfFirst(piece: Piece, text: string, from: number): number | undefined {
  const [part] = piece;
  for (let start = from; start <= text.length; start++) {
    // What begins with a text is looked for by it.
    if (part !== undefined) start = text.indexOf(part, start);
    if (start < 0) return undefined;
    const end = endOf(piece, text, start);
    if (end !== undefined) return end;
  }
  return undefined;
}

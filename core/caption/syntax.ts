import type { Span } from '../span.ts';
import type { Caption, Tag } from './caption.ts';
import { isFace } from './faces.ts';

/**
 * What stands in a caption beside plain words:
 * `network`: `<lora:name:0.8>`; `weight`: `(tag:1.2)`; `emphasis`: `(tag)` or `[tag]`, a whole tag or more;
 * `qualifier`: the parentheses of `alice (wonderland)`; `escape`: `\(`; `wildcard`: `{a|b}`, `__name__`; `face`: `^_^`.
 */
export type SyntaxKind = 'network' | 'weight' | 'emphasis' | 'qualifier' | 'escape' | 'wildcard' | 'face';

export interface Syntax {
  readonly kind: SyntaxKind;
  readonly span: Span;
}

/** What is told apart by its first sign alone. */
const PIECES =
  /(?<network><(?:lora|lyco|hypernet|embedding):[^<>\r\n]*>)|(?<escape>\\[()[\]{}\\:])|(?<wildcard>\{[^{}\r\n]*\|[^{}\r\n]*\}|__[\w/-]+__)|(?<open>[([])|(?<close>[)\]])/g;
const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']' };
const WEIGHT = /:\s*[+-]?(?:\d+\.?\d*|\.\d+)\s*$/;
/** A weight has no more characters. */
const LONGEST_WEIGHT = 24;
/** Groups within groups beyond this are none: nobody writes them, and each would be looked through again. */
const DEEPEST = 50;
/** Other trainers put a name there; it stands for nothing else. */
const PLACEHOLDER = /^\[(?:trigger|name)\]$/i;

/** What a prompt would mean by the signs of a caption, in order of their beginnings; a trainer may read them as they are. */
export function syntaxOf(caption: Caption): readonly Syntax[] {
  const { text, read, tags } = caption;
  const found: Syntax[] = [];
  const faces = tags.filter((tag) => isFace(tag.text));
  found.push(...faces.map(({ span }): Syntax => ({ kind: 'face', span })));
  const open: { readonly sign: string; readonly at: number }[] = [];
  const isInFace = within(faces);
  let tooDeep = 0;
  for (const { 0: piece, index, groups } of text.slice(read.start, read.end).matchAll(PIECES)) {
    const start = read.start + index;
    const span = { start, end: start + piece.length };
    if (isInFace(start)) continue;
    if (groups?.['network']) found.push({ kind: 'network', span });
    else if (groups?.['escape']) found.push({ kind: 'escape', span });
    else if (groups?.['wildcard']) found.push({ kind: 'wildcard', span });
    else if (groups?.['open']) open.length < DEEPEST ? open.push({ sign: piece, at: start }) : tooDeep++;
    else if (tooDeep > 0) tooDeep--;
    else {
      const last = open.at(-1);
      // One without its partner stands for itself.
      if (!last || PAIRS[last.sign] !== piece) continue;
      open.pop();
      const kind = kindOfGroup(text, { start: last.at, end: span.end }, tags);
      if (kind) found.push({ kind, span: { start: last.at, end: span.end } });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function kindOfGroup(text: string, span: Span, tags: readonly Tag[]): SyntaxKind | undefined {
  const { start, end } = span;
  if (end - start <= '[trigger]'.length && PLACEHOLDER.test(text.slice(start, end))) return undefined;
  const inner = text.slice(Math.max(start + 1, end - 1 - LONGEST_WEIGHT), end - 1);
  if (text[start] === '(' && WEIGHT.test(inner)) return 'weight';
  const first = tagAt(tags, start);
  const last = tagAt(tags, end - 1);
  // Nothing but other signs of the kind at both ends: it holds a whole tag, or several.
  const isFront = first && isOnly('([ ', text, first.span.start, start);
  const isBack = last && isOnly(')] ', text, end, last.span.end);
  if (isFront && isBack) return 'emphasis';
  return text[start] === '(' && first && first === last ? 'qualifier' : undefined;
}

/** Whether a part of a text has no other characters than these; ends with the first other one, from its nearer end. */
function isOnly(characters: string, text: string, start: number, end: number): boolean {
  const isFront = characters.startsWith('(');
  for (let at = 0; at < end - start; at++)
    if (!characters.includes(text[isFront ? end - 1 - at : start + at] ?? '')) return false;
  return true;
}

/** The tag that an offset lies in. Takes the logarithm of their number. */
function tagAt(tags: readonly Tag[], offset: number): Tag | undefined {
  let first = 0;
  let last = tags.length - 1;
  while (first < last) {
    const middle = (first + last) >> 1;
    if (offset < (tags[middle]?.span.end ?? 0)) last = middle;
    else first = middle + 1;
  }
  const tag = tags[first];
  return tag && tag.span.start <= offset && offset < tag.span.end ? tag : undefined;
}

/** Whether an offset lies in one of some tags, asked for in growing order. */
function within(tags: readonly Tag[]): (offset: number) => boolean {
  let next = 0;
  return (offset) => {
    while ((tags[next]?.span.end ?? Number.POSITIVE_INFINITY) <= offset) next++;
    return (tags[next]?.span.start ?? Number.POSITIVE_INFINITY) <= offset;
  };
}

import type { Span } from '../span.ts';

/** Words in brackets. */
export interface Group {
  /** `[a:b:0.5]` and `[a|b]` take one for the other while the picture is made: they weigh nothing. */
  readonly kind: 'round' | 'square' | 'schedule';
  /** With its brackets; one that is never closed goes to the end. */
  readonly span: Span;
  readonly isClosed: boolean;
  /** How much its words count more or less. */
  readonly factor: number;
  /** What stands between its last colon and its end, with round brackets. */
  readonly last?: Span;
  /** Whether that is read as its weight. */
  readonly hasWeight: boolean;
}

/** `<lora:NAME:0.8>` and its like. */
export interface Network {
  readonly span: Span;
  readonly type: string;
  readonly name: string;
  readonly nameSpan: Span;
  /** What stands behind the name, from colon to colon. */
  readonly weights: readonly { readonly text: string; readonly span: Span }[];
}

/** What the signs of a prompt say. */
export interface Attention {
  readonly groups: readonly Group[];
  readonly networks: readonly Network[];
  /** Brackets that close nothing. */
  readonly stray: readonly Span[];
}

const ROUND = 1.1;
const WEIGHT = /:\s*([+-]?[.\d]+)\s*\)/y;
const PLAIN_WEIGHT = /:([+-]?[.\d]+)\)/y;
const NETWORK = /<(\w+):([^<>\n]+)>/y;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

interface Open {
  readonly start: number;
  colon: number | undefined;
  hasBar: boolean;
}

/**
 * Reads a prompt's signs. Source: AUTOMATIC1111, `modules/prompt_parser.py`, `parse_prompt_attention` (round and square brackets
 * are counted each for itself, what stays open works to the end), `modules/extra_networks.py`; comments begin with `#`.
 * @param isPlain whether there is nothing but weights, no comments, networks and schedules: so the trainer reads its sample prompts
 * (sd-scripts, `library/lpw_stable_diffusion.py`)
 */
export function readAttention(text: string, part: Span, isPlain = false): Attention {
  const groups: Group[] = [];
  const networks: Network[] = [];
  const stray: Span[] = [];
  const rounds: Open[] = [];
  const squares: Open[] = [];
  for (let at = part.start; at < part.end; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '#' && !isPlain) at = lineEnd(text, at, part.end) - 1;
    else if (sign === '(' || sign === '[')
      (sign === '(' ? rounds : squares).push({ start: at, colon: undefined, hasBar: false });
    else if (sign === '<' && !isPlain) {
      const network = networkAt(text, at, part.end);
      if (network) networks.push(network);
      if (network) at = network.span.end - 1;
    } else if (sign === '|') {
      const square = squares.at(-1);
      if (square) square.hasBar = true;
    } else if (sign === ':') {
      const [whole = '', weight] =
        rounds.length > 0 ? matchAt(isPlain ? PLAIN_WEIGHT : WEIGHT, text, at) : [];
      const round = rounds.at(-1);
      if (round) round.colon = at;
      const square = squares.at(-1);
      if (square) square.colon = at;
      if (weight === undefined || !round || at + whole.length > part.end) continue;
      rounds.pop();
      at += whole.length - 1;
      groups.push(roundGroup(round, at, Number(weight)));
    } else if (sign === ')') {
      const round = rounds.pop();
      if (round) groups.push(roundGroup(round, at, undefined));
      else stray.push({ start: at, end: at + 1 });
    } else if (sign === ']') {
      const square = squares.pop();
      if (square) groups.push(squareGroup(text, square, at, isPlain));
      else stray.push({ start: at, end: at + 1 });
    }
  }
  const unclosed = (kind: 'round' | 'square', factor: number) => (open: Open) => {
    const span = { start: open.start, end: part.end };
    groups.push({ kind, span, isClosed: false, factor, hasWeight: false });
  };
  rounds.forEach(unclosed('round', ROUND));
  squares.forEach(unclosed('square', 1 / ROUND));
  return { groups: groups.sort((a, b) => a.span.start - b.span.start), networks, stray };
}

/** How much the words at a place count: all brackets around them, each by its factor. */
export function groupsAt({ groups }: Attention, offset: number): readonly Group[] {
  return groups.filter(({ span }) => span.start <= offset && offset < span.end);
}

/** The end of the line that a place stands in. */
export function lineEnd(text: string, at: number, end: number): number {
  const next = text.indexOf('\n', at);
  return next < 0 || next > end ? end : next;
}

function matchAt(pattern: RegExp, text: string, at: number): readonly string[] {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? [];
}

/** @param at its closing bracket */
function roundGroup({ start, colon }: Open, at: number, weight: number | undefined): Group {
  // `1.2.3` looks like a number to the pattern, and is none.
  const isNumber = weight !== undefined && Number.isFinite(weight);
  return {
    kind: 'round',
    span: { start, end: at + 1 },
    isClosed: true,
    factor: isNumber ? weight : ROUND,
    ...(colon === undefined ? {} : { last: { start: colon + 1, end: at } }),
    hasWeight: isNumber,
  };
}

function squareGroup(text: string, { start, colon, hasBar }: Open, at: number, isPlain: boolean): Group {
  const isTimed = colon !== undefined && NUMBER.test(text.slice(colon + 1, at).trim());
  const isSchedule = !isPlain && (hasBar || isTimed);
  return {
    kind: isSchedule ? 'schedule' : 'square',
    span: { start, end: at + 1 },
    isClosed: true,
    factor: isSchedule ? 1 : 1 / ROUND,
    hasWeight: false,
  };
}

function networkAt(text: string, start: number, most: number): Network | undefined {
  const [whole, type = '', rest = ''] = matchAt(NETWORK, text, start);
  if (whole === undefined || start + whole.length > most) return undefined;
  let at = start + type.length + 2;
  const [name, ...weights] = rest.split(':').map((one) => {
    const span = { start: at, end: at + one.length };
    at = span.end + 1;
    return { text: one, span };
  });
  if (!name) return undefined;
  const end = start + whole.length;
  return { span: { start, end }, type, name: name.text, nameSpan: name.span, weights };
}

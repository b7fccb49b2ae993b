import type { PlainValue } from '../../../config/config-grammar.ts';

/** A call of `add_argument`, as far as its arguments are literals. */
export interface AddArgument {
  readonly flags: readonly string[];
  /** The source of each argument that has a name. */
  readonly named: ReadonlyMap<string, string>;
}

/** A piece of Python: a comment, a text, or any other sign. */
const PIECE =
  /#[^\r\n]*|[rbufRBUF]{0,2}(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:[^"\\\r\n]|\\[\s\S])*"?|'(?:[^'\\\r\n]|\\[\s\S])*'?)|[\s\S]/y;
/** More than any such call has. */
const LONGEST = 20_000;

/** The calls of `.add_argument(…)` in a Python source, brackets and texts heeded. */
export function* addArguments(source: string): Iterable<AddArgument> {
  const call = /\.add_argument\(/g;
  for (let match = call.exec(source); match; match = call.exec(source)) {
    const line = source.slice(source.lastIndexOf('\n', match.index) + 1, match.index);
    if (/^\s*#/.test(line)) continue;
    const parts = argumentsAt(source, call.lastIndex);
    const named = new Map<string, string>();
    const flags: string[] = [];
    for (const part of parts) {
      const [, name, value = ''] = /^(\w+)\s*=(?!=)\s*([\s\S]*)$/.exec(part) ?? [];
      const flag = name === undefined ? textLiteral(part) : undefined;
      if (name !== undefined) named.set(name, value);
      else if (flag !== undefined) flags.push(flag);
    }
    yield { flags, named };
  }
}

/** What stands between the commas of a call, from behind its bracket on. */
function argumentsAt(source: string, start: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  PIECE.lastIndex = start;
  while (PIECE.lastIndex < Math.min(source.length, start + LONGEST)) {
    const [piece = ''] = PIECE.exec(source) ?? [];
    if (piece === '') break;
    if (piece.startsWith('#')) continue;
    if (/^[([{]$/.test(piece)) depth++;
    if (/^[)\]}]$/.test(piece) && depth-- === 0) break;
    if (piece === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += piece;
  }
  return [...parts, part.trim()].filter((one) => one !== '');
}

/** The value of a text, or of several in a row; of one with parts that are worked out, what is literal. */
export function textLiteral(written: string): string | undefined {
  const literal =
    /([rbufRBUF]{0,2})("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*')/g;
  if (written.replace(literal, '').replace(/[()\s]/g, '') !== '') return undefined;
  const texts = [...written.matchAll(literal)];
  if (texts.length === 0) return undefined;
  return texts
    .map(([, prefix = '', quoted = '']) => {
      const inner = quoted.replace(/^("""|'''|["'])([\s\S]*)\1$/, '$2');
      return /r/i.test(prefix) ? inner : inner.replace(/\\\r?\n/g, '').replace(/\\([\s\S])/g, unescaped);
    })
    .join('');
}

function unescaped(_: string, sign: string): string {
  return { n: '\n', t: '\t', r: '\r' }[sign] ?? sign;
}

/** The value of a text, a number or a flag; undefined for anything else, `None` too. */
export function plainLiteral(written: string): PlainValue | undefined {
  if (written === 'True' || written === 'False') return written === 'True';
  if (/^[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(written))
    return Number(written.replaceAll('_', ''));
  return textLiteral(written);
}

/** The values of a list; undefined where one is worked out. `None` is none. */
export function listLiteral(written: string): readonly PlainValue[] | undefined {
  const inner = /^[[(]([\s\S]*)[\])]$/.exec(written)?.[1];
  if (inner === undefined) return undefined;
  const items = argumentsAt(`${inner})`, 0).filter((item) => item !== 'None');
  const values = items.map(plainLiteral);
  return values.every((value) => value !== undefined) ? values : undefined;
}

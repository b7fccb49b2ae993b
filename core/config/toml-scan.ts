import type { Span } from '../span.ts';

/** A part of a key, with its quotes. */
export interface ScannedName {
  readonly name: string;
  readonly span: Span;
}

/** A value, as far as it is written. */
export type ScannedValue =
  | { readonly kind: 'scalar'; readonly span: Span; readonly quote: string }
  | (Bracketed & { readonly kind: 'list'; readonly items: readonly ScannedValue[] })
  | (Bracketed & { readonly kind: 'table'; readonly entries: readonly ScannedEntry[] });

interface Bracketed {
  readonly span: Span;
  /** Whether its bracket is closed; of one that isn't, the end is still within. */
  readonly isShut: boolean;
}

/** A key, and what follows. */
export interface ScannedEntry {
  readonly parts: readonly ScannedName[];
  /** Where its `=` stands. */
  readonly equals: number | undefined;
  readonly value: ScannedValue | undefined;
  /** Where it ends; of one without a value, where that could stand last. */
  readonly end: number;
}

/** What stands below a header, or above the first one. */
export interface ScannedTable {
  readonly path: readonly string[];
  readonly isList: boolean;
  /** Its brackets; undefined above the first header. */
  readonly header: Span | undefined;
  readonly entries: readonly ScannedEntry[];
}

/** A text that may be TOML, with all mistakes of somebody who writes at it. */
export interface ScannedToml {
  readonly tables: readonly ScannedTable[];
  readonly comments: readonly Span[];
}

/** Deeper than any configuration. */
const DEEPEST = 100;
/** What a list holds can't look like this: it was left open, and ends above. */
const HEADER = /^[ \t]*\[\[?[ \t]*(?!(?:true|false|inf|nan)\b)[A-Za-z_"'][^\]\r\n,=]*\]\]?[ \t]*(?:#.*)?$/;
const PAIR = /^[ \t]*(?:[\w-]+|"[^"\r\n]*"|'[^'\r\n]*')(?:[ \t]*\.[ \t]*[\w"'-]+)*[ \t]*=/;

/** Reads a TOML text line by line, so that what is wrong in one line is nothing to the others. Never throws. */
export function scanToml(text: string): ScannedToml {
  return new Scan(text).read();
}

class Scan {
  readonly #text: string;
  readonly #comments: Span[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): ScannedToml {
    let entries: ScannedEntry[] = [];
    const tables: ScannedTable[] = [{ path: [], isList: false, header: undefined, entries }];
    while (this.#at < this.#text.length) {
      this.#blanks();
      const sign = this.#text[this.#at];
      if (sign === '[') {
        entries = [];
        tables.push({ ...this.#header(), entries });
      } else if (sign !== undefined && !/[\r\n#]/.test(sign)) entries.push(this.#entry(0));
      this.#line();
    }
    return { tables, comments: this.#comments };
  }

  #header(): Omit<ScannedTable, 'entries'> {
    const start = this.#at;
    const isList = this.#text.startsWith('[[', start);
    this.#at += isList ? 2 : 1;
    const path = this.#names().map(({ name }) => name);
    this.#blanks();
    const close = isList ? ']]' : ']';
    if (this.#text.startsWith(close, this.#at)) this.#at += close.length;
    else if (this.#text[this.#at] === ']') this.#at++;
    return { path, isList, header: { start, end: this.#at } };
  }

  #entry(depth: number): ScannedEntry {
    const parts = this.#names();
    this.#blanks();
    if (this.#text[this.#at] !== '=') {
      if (parts.length === 0) this.#at++;
      return { parts, equals: undefined, value: undefined, end: this.#at };
    }
    const equals = this.#at++;
    this.#blanks();
    const value = this.#value(depth);
    return { parts, equals, value, end: this.#at };
  }

  /** Names with dots between; the last one is empty behind a dot. */
  #names(): readonly ScannedName[] {
    const names: ScannedName[] = [];
    for (;;) {
      this.#blanks();
      const start = this.#at;
      const [found = ''] = this.#match(/"(?:[^"\\\r\n]|\\.)*"?|'[^'\r\n]*'?|[^\s=.#[\]{},"']*/y);
      this.#at += found.length;
      const name = /^["']/.test(found) ? unquote(found) : found;
      if (found !== '' || names.length > 0) names.push({ name, span: { start, end: this.#at } });
      this.#blanks();
      if (this.#text[this.#at] !== '.') return names;
      this.#at++;
    }
  }

  #value(depth: number): ScannedValue | undefined {
    const start = this.#at;
    const sign = this.#text[start];
    if (sign === undefined || /[\r\n#]/.test(sign)) return undefined;
    if (sign === '[' && depth < DEEPEST) return this.#list(depth);
    if (sign === '{' && depth < DEEPEST) return this.#table(depth);
    const [long, longQuote] = this.#match(/("""|''')[\s\S]*?(?:\1|$)/y);
    const [found = ''] =
      long !== undefined
        ? [long]
        : this.#match(/"(?:[^"\\\r\n]|\\.)*"?|'[^'\r\n]*'?|[^\s#,\]}][^\r\n#,\]}]*/y);
    if (found === '') {
      this.#at++;
      return undefined;
    }
    this.#at += found.length;
    const quote = longQuote ?? /^["']/.exec(found)?.[0] ?? '';
    // A text that is not closed goes to the end of its line; the blanks there are none of it.
    const end = start + (isClosed(found) ? found : found.trimEnd()).length;
    return { kind: 'scalar', span: { start, end }, quote };
  }

  #list(depth: number): ScannedValue {
    const start = this.#at++;
    const items: ScannedValue[] = [];
    let isShut = false;
    while (this.#within()) {
      const sign = this.#text[this.#at];
      if (sign === ']') {
        this.#at++;
        isShut = true;
        break;
      }
      const item = sign === ',' ? void this.#at++ : this.#value(depth + 1);
      if (item) items.push(item);
    }
    return { kind: 'list', span: { start, end: this.#at }, isShut, items };
  }

  #table(depth: number): ScannedValue {
    const start = this.#at++;
    const entries: ScannedEntry[] = [];
    let isShut = false;
    while (this.#at < this.#text.length) {
      this.#blanks();
      const sign = this.#text[this.#at];
      if (sign === undefined || /[\r\n#]/.test(sign)) break;
      if (sign === '}') {
        this.#at++;
        isShut = true;
        break;
      }
      if (sign === ',') this.#at++;
      else entries.push(this.#entry(depth + 1));
    }
    return { kind: 'table', span: { start, end: this.#at }, isShut, entries };
  }

  /** Goes on to what a list holds next, over line ends; false where the list was left open. */
  #within(): boolean {
    for (;;) {
      this.#blanks();
      const sign = this.#text[this.#at];
      if (sign === undefined) return false;
      if (!/[\r\n#]/.test(sign)) return true;
      const before = this.#at;
      this.#line();
      const end = this.#text.slice(this.#at).search(/[\r\n]|$/);
      const line = this.#text.slice(this.#at, this.#at + end);
      if (HEADER.test(line) || PAIR.test(line)) {
        this.#at = before;
        return false;
      }
    }
  }

  /** To the beginning of the next line. */
  #line(): void {
    const [rest = ''] = this.#match(/[^\r\n]*/y);
    const hash = rest.indexOf('#');
    if (hash >= 0) this.#comments.push({ start: this.#at + hash, end: this.#at + rest.length });
    this.#at += rest.length;
    this.#at += this.#match(/\r\n|[\r\n]/y)[0]?.length ?? 0;
  }

  #blanks(): void {
    while (/[ \t\ufeff]/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  #match(pattern: RegExp): readonly (string | undefined)[] {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text) ?? [];
  }
}

function isClosed(found: string): boolean {
  return /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|("""|''')[\s\S]*\1)$/.test(found);
}

/** What stands between quotes, escapes as they are in JSON. */
export function unquote(written: string): string {
  const quote = /^(?:"""|'''|["'])/.exec(written)?.[0] ?? '';
  const isDone = written.length >= 2 * quote.length && written.endsWith(quote);
  const inner = written.slice(quote.length, isDone ? -quote.length || undefined : undefined);
  if (!quote.startsWith('"') || !inner.includes('\\')) return inner;
  try {
    return String(JSON.parse(`"${inner}"`));
  } catch {
    return inner;
  }
}

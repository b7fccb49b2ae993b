import { nearest } from '../config/nearest.ts';
import { type Message, message } from '../message.ts';
import { ruleCodes } from '../rules/codes.ts';
import { severities } from '../severity.ts';
import type { Span } from '../span.ts';
import { isNumberKey, keyDescriptions, type NumberKey, queryKeys, states, type TextKey } from './keys.ts';
import type { Comparison, Query } from './query.ts';
import { readRatio } from './ratio.ts';
import { type Token, tokensOf, type ValueToken } from './tokens.ts';
import { hasWildcard, literalOf } from './wildcard.ts';

/** What is wrong with a query, and where. */
export interface QueryMistake {
  readonly span: Span;
  readonly message: Message;
}

export type ParsedQuery = { readonly query: Query } | { readonly mistake: QueryMistake };

/** Brackets and NOTs in each other, as deep as nobody writes them. */
const DEEPEST = 64;
/** A query that long is no query (UTF-16 units). */
const LONGEST = 10_000;

/** Thrown inside the parser alone. */
class Mistaken extends Error {
  readonly mistake: QueryMistake;
  constructor(span: Span, text: Message) {
    super(text.template);
    this.mistake = { span, message: text };
  }
}

/** Reads a query. Every text gives one, or a mistake with its place in the text. */
export function parseQuery(text: string): ParsedQuery {
  try {
    if (text.length > LONGEST)
      throw new Mistaken(
        { start: LONGEST, end: text.length },
        message('A query has {0} characters at most.', LONGEST),
      );
    return { query: new Parser(text).parse() };
  } catch (error) {
    if (error instanceof Mistaken) return { mistake: error.mistake };
    throw error;
  }
}

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  parse(): Query {
    const query = this.#either();
    const left = this.#peek();
    if (left) throw new Mistaken(left.span, message('This bracket closes none.'));
    return query;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  /** OR binds least. */
  #either(): Query {
    const parts = [this.#all()];
    while (this.#peek()?.kind === 'or') {
      this.#next++;
      parts.push(this.#all());
    }
    return joined('or', parts);
  }

  /** Conditions that stand side by side are all meant, with an AND between them or without. */
  #all(): Query {
    const parts = [this.#one()];
    for (let token = this.#peek(); token && token.kind !== 'or' && token.kind !== 'close'; ) {
      if (token.kind === 'and') this.#next++;
      parts.push(this.#one());
      token = this.#peek();
    }
    return joined('and', parts);
  }

  #one(): Query {
    const token = this.#peek();
    if (token?.kind === 'not') return this.#deeper(token, () => ({ kind: 'not', part: this.#one() }));
    if (token?.kind === 'open') return this.#deeper(token, () => this.#group(token));
    if (token?.kind === 'key') {
      this.#next++;
      return isNumberKey(token.key) ? this.#number(token.key, token) : this.#textOf(token.key, token);
    }
    if (token?.kind !== 'value') throw this.#nothingHere(token);
    this.#next++;
    this.#refuseSlip(token);
    return { kind: 'text', key: 'any', pattern: this.#closed(token).pattern };
  }

  #deeper(token: Token, read: () => Query): Query {
    this.#next++;
    if (++this.#depth > DEEPEST)
      throw new Mistaken(token.span, message('Brackets and NOTs go {0} deep at most.', DEEPEST));
    const query = read();
    this.#depth--;
    return query;
  }

  #group(open: Token): Query {
    const query = this.#either();
    if (this.#peek()?.kind !== 'close') throw new Mistaken(open.span, message('This bracket is not closed.'));
    this.#next++;
    return query;
  }

  #number(key: NumberKey, token: Token): Query {
    const after = this.#peek();
    if (after?.kind === 'comparison') this.#next++;
    const comparison: Comparison = after?.kind === 'comparison' ? after.comparison : '=';
    const value = this.#peek();
    const { example } = keyDescriptions[key];
    if (value?.kind !== 'value') {
      const asked =
        key === 'ratio'
          ? message('A ratio is expected behind "{0}", such as {1}.', this.#written(token), example)
          : message('A number is expected behind "{0}", such as {1}.', this.#written(token), example);
      throw new Mistaken(this.#placeOf(value), asked);
    }
    this.#next++;
    const written = this.#written(value);
    const isRead = key === 'ratio' ? readRatio(written) !== undefined : /^[0-9]{1,15}$/.test(written);
    if (isRead) return { kind: 'number', key, comparison, written };
    throw new Mistaken(
      value.span,
      key === 'ratio'
        ? message('A ratio is expected, as 3:2 or 1.5.')
        : message('A number in plain digits is expected, such as {0}.', example),
    );
  }

  #textOf(key: TextKey, token: Token): Query {
    const value = this.#peek();
    if (value?.kind !== 'value')
      throw new Mistaken(
        this.#placeOf(value),
        message(
          'What to look for is expected behind "{0}", such as {1}.',
          this.#written(token),
          keyDescriptions[key].example,
        ),
      );
    this.#next++;
    const { pattern } = this.#closed(value);
    if (key === 'issue') refuseUnknownIssue(pattern, value.span);
    if (key === 'is') refuseUnknownState(pattern, value.span);
    return { kind: 'text', key, pattern };
  }

  #closed(token: ValueToken): ValueToken {
    if (token.quote !== 'open') return token;
    throw new Mistaken(
      { start: token.span.start, end: token.span.start + 1 },
      message('This quote is not closed.'),
    );
  }

  /** Any word may have a colon, but not one that is a key but for a letter. */
  #refuseSlip(token: ValueToken): void {
    const [, name = ''] = token.quote === 'none' ? (/^([a-z]{3,}):/i.exec(this.#written(token)) ?? []) : [];
    const meant = name === '' ? undefined : nearest(name, queryKeys);
    if (meant === undefined) return;
    const { start } = token.span;
    throw new Mistaken(
      { start, end: start + name.length + 1 },
      message('There is no "{0}:". Did you mean "{1}:"? In quotes it is a text to look for.', name, meant),
    );
  }

  #nothingHere(token: Token | undefined): Mistaken {
    const before = this.#tokens[this.#next - 1];
    const isBehind = before?.kind === 'and' || before?.kind === 'or' || before?.kind === 'not';
    return new Mistaken(
      this.#placeOf(token),
      isBehind
        ? message('A condition is expected behind "{0}", such as {1}.', this.#written(before), 'tag:smile')
        : message('A condition is expected here, such as {0}.', 'tag:smile'),
    );
  }

  /** The place of what stands there, or the end. */
  #placeOf(token: Token | undefined): Span {
    return token?.span ?? { start: this.#text.length, end: this.#text.length };
  }

  #written({ span }: Token): string {
    return this.#text.slice(span.start, span.end);
  }
}

function joined(operator: 'and' | 'or', parts: readonly Query[]): Query {
  const [first] = parts;
  return first && parts.length === 1 ? first : { kind: 'group', operator, parts };
}

/** What `issue:` may name. */
const issues: readonly string[] = [...severities, ...ruleCodes];

function refuseUnknownIssue(pattern: string, span: Span): void {
  const name = literalOf(pattern).toLowerCase();
  if (hasWildcard(pattern) || issues.includes(name)) return;
  const meant = nearest(name, issues);
  throw new Mistaken(
    span,
    meant === undefined
      ? message('There is no rule or severity "{0}".', name)
      : message('There is no rule or severity "{0}". Did you mean "{1}"?', name, meant),
  );
}

function refuseUnknownState(pattern: string, span: Span): void {
  if (!states.includes(pattern.toLowerCase()))
    throw new Mistaken(
      span,
      message('"{0}" is nothing that a picture can be: {1}.', pattern, states.join(', ')),
    );
}

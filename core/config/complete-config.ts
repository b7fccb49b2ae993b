import { type Message, message } from '../message.ts';
import type { Span } from '../span.ts';
import type { ConfigGrammar, KeyFact, PlainValue, TableAt, ValueFact } from './config-grammar.ts';
import { formWords } from './form-words.ts';
import type { PlaceAt, ScannedConfig } from './place-at.ts';
import { tomlString } from './write-config.ts';

/** What may be written at a place. */
export interface ConfigItem {
  readonly kind: 'table' | 'key' | 'value';
  readonly label: string;
  readonly newText: string;
  /** The same with stops for the cursor, where that is more: `$1`, `${1|true,false|}`. */
  readonly snippet?: string;
  /** What is typed is compared with this. */
  readonly filter: string;
  readonly detail: Message;
  readonly about: readonly Message[];
}

export interface ConfigCompletion {
  readonly replace: Span;
  readonly items: readonly ConfigItem[];
  /** Of a value that is a text: what the text holds, and how it is written. */
  readonly holds?: { readonly what: 'tag' | 'caption'; readonly quote: string };
}

/** What may be written at an offset of a configuration; undefined where nothing could be. */
export function completeConfig(
  scanned: ScannedConfig,
  offset: number,
  grammar: ConfigGrammar,
): ConfigCompletion | undefined {
  const place = scanned.at(offset);
  if (!place) return undefined;
  if (place.kind === 'header') return { replace: place.span, items: headers(scanned, grammar, place.path) };
  return place.kind === 'key' ? keys(scanned, grammar, place) : values(scanned, grammar, place);
}

function keys(
  scanned: ScannedConfig,
  grammar: ConfigGrammar,
  { table, span, name, isFollowed, isLine }: Extract<PlaceAt, { kind: 'key' }>,
): ConfigCompletion {
  const there = grammar.isFlat ? scanned.everywhere : table.written;
  const written = scanned.text[span.start] ?? '';
  const quote = span.end > span.start && /["']/.test(written) ? written : '';
  const own = grammar
    .keysOf(table)
    .filter((fact) => !fact.hasHeader && (fact.name === name || !there.has(fact.name)))
    .map((fact): ConfigItem => {
      const key = writtenKey(scanned.format, fact.name, quote);
      const joint = scanned.format === 'json' ? ': ' : ' = ';
      const value = valueSnippet(scanned.format, fact);
      const isTable = fact.form === 'table' && scanned.format === 'toml';
      return {
        kind: 'key',
        label: fact.name,
        newText: isFollowed ? key : key + joint + (isTable ? '{}' : ''),
        ...(isFollowed ? {} : { snippet: escapeSnippet(key + joint) + value }),
        filter: quote + fact.name,
        detail: detailOf(fact),
        about: fact.about,
      };
    });
  const below = isLine && scanned.format === 'toml' ? headers(scanned, grammar, undefined) : [];
  return { replace: span, items: [...own, ...below] };
}

/** The tables that may still come. @param own the one that is being written, which is offered though it is there */
function headers(
  scanned: ScannedConfig,
  grammar: ConfigGrammar,
  own: readonly string[] | undefined,
): readonly ConfigItem[] {
  const nameOf = (path: readonly string[]) => JSON.stringify(path);
  const there = new Set(scanned.headers.map(({ path }) => nameOf(path)));
  const found: ConfigItem[] = [];
  const visit = (path: readonly string[]) => {
    const table: TableAt = { path, written: new Set(), tables: () => [] };
    for (const fact of grammar.keysOf(table)) {
      if (!fact.hasHeader) continue;
      const full = [...path, fact.name];
      const isList = fact.form === 'tables';
      const header = full.map((name) => writtenKey('toml', name, '')).join('.');
      const label = isList ? `[[${header}]]` : `[${header}]`;
      const inner = grammar.keysOf({ path: full, written: new Set(), tables: () => [] });
      // One whose keys are all tables says nothing by itself.
      const isEmpty = inner.length > 0 && inner.every(({ hasHeader }) => hasHeader);
      const isNew = isList || !there.has(nameOf(full)) || nameOf(full) === nameOf(own ?? []);
      if (isNew && !isEmpty && (!isList || path.length === 0 || there.has(nameOf(path))))
        found.push({
          kind: 'table',
          label,
          newText: label,
          // Who shut its bracket has written it: the next Enter is a new line, and takes nothing.
          filter: label.replace(/\]+$/, ''),
          detail: detailOf(fact),
          about: fact.about,
        });
      if (path.length < 3) visit(full);
    }
  };
  visit([]);
  return found;
}

function values(
  scanned: ScannedConfig,
  grammar: ConfigGrammar,
  { table, key, span, quote, isInList }: Extract<PlaceAt, { kind: 'value' }>,
): ConfigCompletion | undefined {
  const fact = grammar.keysOf(table).find(({ name }) => name === key);
  if (!fact) return undefined;
  const isList = fact.form === 'texts' || fact.form === 'floats';
  // An editor replaces nothing that goes over several lines.
  const isLong = /[\r\n]/.test(scanned.text.slice(span.start, span.end));
  const items = (isLong ? [] : valuesOf(fact)).map(({ value, about }): ConfigItem => {
    const written = writtenValue(scanned.format, fact, value, quote);
    return {
      kind: 'value',
      label: String(value) === '' ? '""' : String(value),
      newText: isList && !isInList && quote === '' ? `[${written}]` : written,
      filter: typeof value === 'string' ? quote + value : unfinished(String(value)),
      detail: value === fact.default ? message('the default') : message('{0}', key),
      about: about ? [about] : fact.about,
    };
  });
  return { replace: span, items, ...(fact.holds ? { holds: { what: fact.holds, quote } } : {}) };
}

/** What is typed of a number before it is whole: who typed all of it wants the next Enter to be a new line. */
function unfinished(written: string): string {
  return written.slice(0, -1) || ' ';
}

/** The values that a key may have, with the default and, of a flag, both. */
export function valuesOf({ form, values: own = [], default: byDefault }: KeyFact): readonly ValueFact[] {
  const known = form === 'flag' ? [{ value: true }, { value: false }] : own;
  const isNew =
    byDefault !== undefined && byDefault !== '' && !known.some(({ value }) => value === byDefault);
  return isNew ? [{ value: byDefault }, ...known] : known;
}

/** `whole number, 1 by default`. */
function detailOf(fact: KeyFact): Message {
  const words = formWords(fact);
  const { default: byDefault } = fact;
  return byDefault === undefined || byDefault === ''
    ? message('{0}', words)
    : message('{0}, {1} by default', words, String(byDefault));
}

function writtenKey(format: ScannedConfig['format'], name: string, quote: string): string {
  if (format === 'json') return JSON.stringify(name);
  if (quote === "'" && !/['\r\n]/.test(name)) return `'${name}'`;
  return quote === '' && /^[\w-]+$/.test(name) ? name : tomlString(name);
}

/** A value as it stands in the file; of a number with a point the point is kept, since some look for it. */
function writtenValue(
  format: ScannedConfig['format'],
  { form }: KeyFact,
  value: PlainValue,
  quote: string,
): string {
  if (typeof value === 'number' && form === 'float' && Number.isInteger(value)) return value.toFixed(1);
  if (typeof value !== 'string') return String(value);
  if (format === 'json') return JSON.stringify(value);
  return quote === "'" && !/['\r\n]/.test(value) ? `'${value}'` : tomlString(value);
}

/** What stands behind a new key, with stops for the cursor. */
function valueSnippet(format: ScannedConfig['format'], fact: KeyFact): string {
  const choices = valuesOf(fact);
  if (fact.form === 'tables') return format === 'json' ? '[$1]' : '[{$1}]';
  if (fact.form === 'table') return '{$1}';
  if (choices.length > 0 && (fact.isClosed || fact.form === 'flag')) {
    const written = choices.map(({ value }) => escapeChoice(writtenValue(format, fact, value, '')));
    return `\${1|${written.join(',')}|}`;
  }
  if (fact.form === 'texts') return '["$1"]';
  if (fact.form === 'text') {
    const texts = choices.map(({ value }) => String(value)).filter((value) => value !== '');
    if (texts.length === 0) return '"$1"';
    // Others are possible, too: what is offered is written over.
    return `"\${1|${texts.map((value) => escapeChoice(tomlString(value).slice(1, -1))).join(',')}|}"`;
  }
  if (fact.form === 'size' || fact.form === 'floats' || fact.form === 'pair' || fact.form === 'any')
    return '$1';
  const first = choices[0]?.value;
  return first === undefined ? '$1' : `\${1:${escapeSnippet(writtenValue(format, fact, first, ''))}}`;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function escapeChoice(text: string): string {
  return text.replace(/[\\,|$}]/g, '\\$&');
}

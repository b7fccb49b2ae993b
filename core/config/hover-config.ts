import { type Message, message } from '../message.ts';
import type { Span } from '../span.ts';
import type { ConfigGrammar, KeyFact } from './config-grammar.ts';
import { formWords } from './form-words.ts';
import type { ScannedConfig } from './place-at.ts';
import { unquote } from './toml-scan.ts';

/** What is told about a key or a value. */
export interface ConfigHover {
  readonly span: Span;
  readonly title: string;
  readonly lines: readonly Message[];
}

/** What is known of the key or value at an offset. */
export function hoverConfig(
  scanned: ScannedConfig,
  offset: number,
  grammar: ConfigGrammar,
): ConfigHover | undefined {
  const place = scanned.at(offset);
  if (!place) return undefined;
  if (place.kind === 'header') {
    const path = place.path.slice(0, -1);
    const name = place.path.at(-1) ?? '';
    const table = { path, written: new Set<string>(), tables: () => [] };
    const fact = grammar.keysOf(table).find((one) => one.name === name);
    return fact && { span: place.span, title: place.path.join('.'), lines: fact.about };
  }
  const { span } = place;
  const name = place.kind === 'key' ? place.name : place.key;
  const fact = grammar.keysOf(place.table).find((one) => one.name === name);
  if (!fact || span.start === span.end) return undefined;
  if (place.kind === 'key') return { span, title: name, lines: linesOf(fact) };
  const written = scanned.text.slice(span.start, span.end);
  const own = fact.values?.find(({ value }) => String(value) === unquote(written))?.about;
  return { span, title: name, lines: [...(own ? [own] : []), ...linesOf(fact)] };
}

/** All about a key. */
function linesOf(fact: KeyFact): readonly Message[] {
  const { about, values = [], isClosed, default: byDefault, form } = fact;
  const list = values.map(({ value }) => JSON.stringify(value)).join(', ');
  const takes =
    values.length === 0 || values.length > 40
      ? message('Takes: {0}.', formWords({ form }))
      : isClosed
        ? message('Takes one of {0}.', list)
        : message('Takes: {0}, for example {1}.', formWords({ form }), list);
  const isSaid = byDefault !== undefined;
  return [
    ...about,
    takes,
    ...(isSaid ? [message('Where nothing is said: {0}.', JSON.stringify(byDefault))] : []),
    ...(!isSaid && form === 'flag' ? [message('Where nothing is said: {0}.', 'false')] : []),
  ];
}

import { parseCaption } from '../caption/caption.ts';
import { tagKey } from '../caption/tag-key.ts';
import { readConfig } from '../config/read-config.ts';
import type { TriggerSetting } from '../config/schema.ts';
import { type Path, readToml } from '../config/toml.ts';
import type { Span } from '../span.ts';
import type { Term } from './term.ts';

/**
 * Where a configuration names a tag: as a trigger, in a base caption, as a view or a known tag. What holds for the
 * folder comes first.
 * @param text of `lora-dataset.toml`
 * @param folder the name of the concept folder that one asks from
 */
export function declarationsOf(text: string, { key }: Term, folder: string | undefined): readonly Span[] {
  const toml = readToml(text);
  if ('mistake' in toml) return [];
  const { config } = readConfig(text);
  const found: Span[] = [];
  const look = (
    path: Path,
    value: string | undefined,
    part: Span = { start: 0, end: value?.length ?? 0 },
  ) => {
    if (value !== undefined && tagKey(value.slice(part.start, part.end)) === key)
      found.push(partOf(text, toml.placeOf(path, 'value'), value, part));
  };
  const others = Object.keys(config.concepts ?? {}).filter((name) => name !== folder);
  const tables = [
    ...(folder === undefined ? [] : [{ path: ['concepts', folder], concept: config.concepts?.[folder] }]),
    { path: ['dataset'], concept: config.dataset },
    ...others.map((name) => ({ path: ['concepts', name], concept: config.concepts?.[name] })),
  ];
  for (const { path, concept } of tables) {
    for (const [at, phrase] of phrasesOf(concept?.trigger)) look([...path, 'trigger', ...at], phrase);
    const base = concept?.base_caption;
    for (const { span } of parseCaption(base ?? '').tags) look([...path, 'base_caption'], base, span);
    look([...path, 'class'], concept?.class);
  }
  for (const view of Object.keys(config.views ?? {}))
    if (tagKey(view) === key) found.push(toml.placeOf(['views', view], 'key'));
  config.tags?.known?.forEach((tag, index) => {
    look(['tags', 'known', index], tag);
  });
  return found;
}

/** The phrases of a trigger, each with its way from there. */
function phrasesOf(trigger: TriggerSetting | undefined): readonly (readonly [Path, string])[] {
  if (trigger === undefined) return [];
  if (typeof trigger === 'string') return [[[], trigger]];
  const [way, list]: [Path, string[]] = Array.isArray(trigger) ? [[], trigger] : [['all'], trigger.all];
  return list.map((phrase, index) => [[...way, index], phrase] as const);
}

/** A part of a text value in its source; all of the value where escapes make source and value differ. */
function partOf(text: string, place: Span, value: string, part: Span): Span {
  const at = text.slice(place.start, place.end).indexOf(value);
  if (at < 0) return place;
  return { start: place.start + at + part.start, end: place.start + at + part.end };
}

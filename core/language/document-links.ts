import { readConfig } from '../config/read-config.ts';
import { type Path, readToml } from '../config/toml.ts';
import type { Span } from '../span.ts';

/** A text of `lora-dataset.toml` that may name a file or a folder. */
export interface ConfigLink {
  readonly span: Span;
  readonly written: string;
}

/** The texts of a configuration that may be paths: the pictures' folder, the model, options of the training. */
export function configLinks(text: string): readonly ConfigLink[] {
  const toml = readToml(text);
  if ('mistake' in toml) return [];
  const { dataset, training } = readConfig(text).config;
  const texts: (readonly [Path, unknown])[] = [
    [['dataset', 'images'], dataset?.images],
    [['training', 'model'], training?.model],
    ...Object.entries(training?.options ?? {}).map(([option, value]) => {
      return [['training', 'options', option], value] as const;
    }),
  ];
  return texts.flatMap(([path, written]) => {
    // Names (of models, optimizers, modules) are no paths. Who only opens a file must not be led to another computer.
    if (typeof written !== 'string' || /^[/\\]{2}/.test(written)) return [];
    if (path[1] !== 'images' && !/[/\\]/.test(written)) return [];
    const { start, end } = toml.placeOf(path, 'value');
    return [{ span: { start: start + 1, end: end - 1 }, written }];
  });
}

import type { Config } from '../config/schema.ts';
import type { Dataset } from './dataset.ts';

/**
 * The dataset with another configuration, where that changes nothing of what is read and how: base captions, views, tags,
 * rules. Undefined where its files have to be read anew.
 */
export function withConfig(before: Dataset, config: Config): Dataset | undefined {
  const reading = ({
    dataset: { base_caption: _, purpose: __, class: ___, ...rest } = {},
    ...more
  }: Config) =>
    JSON.stringify([
      rest,
      readingOf(more.concepts),
      more.training?.options,
      more.training?.recipe,
      more.training?.vram,
    ]);
  return reading(before.config) === reading(config) ? { ...before, config } : undefined;
}

/** What concepts say of the reading of their folders: all but their base captions. */
function readingOf(concepts: Config['concepts'] = {}): unknown {
  return Object.entries(concepts).map(([name, { base_caption: _, class: __, ...rest }]) => [name, rest]);
}

import { type ConfigEntry, type ConfigNode, plainValue } from '../../../config/config-node.ts';
import type { Options } from '../../../training/options.ts';

/** An option of a training config, where it stands. */
export interface WrittenOption extends ConfigEntry {
  readonly name: string;
}

/**
 * The options of a training config, as the trainer takes them: the tables around them are nothing to it, and of an option
 * that is there twice it takes the later one.
 */
export function writtenOptions(root: ConfigNode): readonly WrittenOption[] {
  if (root.kind !== 'table') return [];
  return [...root.entries].flatMap(([name, entry]) =>
    entry.node.kind === 'table'
      ? [...entry.node.entries].map(([inner, one]) => ({ name: inner, ...one }))
      : [{ name, ...entry }],
  );
}

/** The same as plain data. */
export function optionsOf(root: ConfigNode): Options {
  return Object.fromEntries(writtenOptions(root).map(({ name, node }) => [name, plainValue(node)]));
}

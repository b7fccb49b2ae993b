import { guiKeys } from '../gui/index.ts';
import { optionTable } from '../known-options.ts';

const ofGui = new Set(
  [...guiKeys.values()].flatMap(({ option }) =>
    option === undefined || optionTable.has(option) ? [] : [option],
  ),
);

/** Whether kohya_ss writes this key, for its own use or for a newer trainer; the others pass over it. */
export function isWrittenByGui(key: string): boolean {
  return ofGui.has(key);
}

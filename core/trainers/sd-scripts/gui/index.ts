import { advanced } from './advanced.ts';
import { basic } from './basic.ts';
import { families } from './families.ts';
import type { GuiKey } from './gui-key.ts';
import { networkKeys } from './network.ts';

/**
 * The keys of a preset of kohya_ss, by name, and which option of the trainer each becomes.
 * Source: its LoRA tab at 45088f04 (July 2026).
 */
export const guiKeys: ReadonlyMap<string, GuiKey> = new Map(
  [basic, advanced, networkKeys, families]
    .flatMap((table) => Object.entries(table))
    .map(([key, own]) => [key, own.goes === 'option' ? { option: key, ...own } : own]),
);

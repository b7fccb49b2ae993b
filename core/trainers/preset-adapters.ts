import type { PresetAdapter } from './preset-adapter.ts';
import { presets } from './sd-scripts/gui/presets.ts';

const known: Readonly<Record<string, PresetAdapter>> = { 'sd-scripts': presets };

/** How other programs' configurations for a trainer are read and written, by its id. */
export function presetsOf(id: string): PresetAdapter {
  return known[id] ?? presets;
}

import { formatMessage } from '../../../../../core/message.ts';
import { presets } from '../../../../../core/trainers/sd-scripts/gui/presets.ts';
import type { ImportedTraining } from '../../../../../core/training/imported-training.ts';

/** Reads a file that is one. */
export function readFile(name: string, text: string): ImportedTraining {
  const read = presets.read({ name, text });
  if ('mistake' in read) throw new Error(formatMessage(read.mistake));
  return read;
}

/** Reads a preset of kohya_ss. */
export function readPreset(preset: object): ImportedTraining {
  return readFile('preset.json', JSON.stringify({ v2: false, ...preset }));
}

/** What is said about a key. */
export function saidOf({ remarks }: ImportedTraining, key: string): readonly string[] {
  return remarks
    .filter((one) => one.key === key)
    .map(({ severity, message }) => `${severity}: ${formatMessage(message)}`);
}

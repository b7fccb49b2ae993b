import { matchLoras, type WantedLora } from '../../generation/match-loras.ts';
import { textIn } from '../../lora-file/training-metadata.ts';
import { basename, splitExtension } from '../../path.ts';
import { readCheckpoint } from '../training/whole-checkpoint.ts';
import type { WebUi } from './web-ui.ts';

/** What a program has of a LoRA file. */
export interface FoundLora extends WantedLora {
  /** How the program calls it; undefined where the program doesn't have it. */
  readonly name: string | undefined;
  /** Whether the program has a file of that name with other weights: that one would be painted with. */
  readonly isOther: boolean;
}

/** A LoRA file as it is looked for. @param path ours */
export function wantedLora(path: string): WantedLora {
  const file = readCheckpoint(path);
  const hash = file.kind === 'safetensors' ? textIn(file.header.metadata['sshs_model_hash']) : undefined;
  return { stem: splitExtension(basename(path))[0], hash };
}

/** Asks a program for some LoRA files. @throws WebUiError */
export async function findLoras(
  ui: WebUi,
  wanted: readonly WantedLora[],
  signal: AbortSignal,
): Promise<readonly FoundLora[]> {
  const matches = matchLoras(wanted, await ui.loras(signal));
  const found: FoundLora[] = [];
  for (const [index, { stem, hash }] of wanted.entries()) {
    const match = matches[index];
    const theirs = match && hash !== undefined ? await ui.hashOf(match, signal) : undefined;
    const isOther = theirs !== undefined && theirs !== hash;
    found.push({ stem, hash, name: isOther ? undefined : match?.name, isOther });
  }
  return found;
}

/** Why some can't be painted with, where the program has others of their names. */
export function othersIn(ui: WebUi, found: readonly FoundLora[]): string | undefined {
  const others = found.filter(({ isOther }) => isOther).map(({ stem }) => stem);
  return others.length === 0
    ? undefined
    : `${ui.name} has another file that is called ${others.join(', ')}: rename one of them`;
}

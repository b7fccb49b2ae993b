import type { Message } from '../message.ts';
import type { ImportedTraining, Remark } from '../training/imported-training.ts';
import type { Plan } from '../training/plan.ts';

/** A file that a training is taken over from. */
export interface PresetFile {
  /** Its name, which says what it is. */
  readonly name: string;
  readonly text: string;
}

/** A preset of another program. */
export interface ExportedPreset {
  readonly text: string;
  readonly remarks: readonly Remark[];
}

/** How training configurations of other programs for a trainer are read and written. */
export interface PresetAdapter {
  /** What one of them says, or why it says nothing that could be taken over. */
  read(file: PresetFile): ImportedTraining | { readonly mistake: Message };
  /** What an option is where nobody says it; false for a flag, undefined where nobody knows. */
  defaultOf(option: string, recipe: string): string | number | boolean | undefined;
  /** A plan for the window of kohya_ss. */
  write(plan: Plan): ExportedPreset;
}

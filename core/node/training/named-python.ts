import type { Installation } from '../../training/installation.ts';
import { pathAsWritten } from '../path-as-written.ts';
import type { UserFiles } from './user-folder.ts';

/** Who may say where a trainer and its Python are. Paths are as they were written. */
export interface NamedTrainer {
  readonly trainer?: string;
  readonly python?: string;
}

/**
 * A Python that somebody named outweighs the one that was found; that of trainers.toml belongs to the trainer that is
 * named there. @param id the trainer's, as in trainers.toml
 */
export function withNamedPython(
  installation: Installation,
  { trainers }: UserFiles,
  id: string,
  { trainer, python }: NamedTrainer,
): Installation {
  const named = python ?? (trainer === undefined ? trainers[id]?.python : undefined);
  return named === undefined ? installation : { ...installation, python: pathAsWritten(named) };
}

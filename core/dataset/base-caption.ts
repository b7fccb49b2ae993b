import type { Dataset } from './dataset.ts';
import type { ConceptFolder } from './files.ts';

/** The caption that all pictures of a concept folder start from: its own, else the dataset's, as declared. */
export function baseCaptionOf({ config }: Dataset, folder: ConceptFolder | undefined): string | undefined {
  return config.concepts?.[folder?.name ?? '']?.base_caption ?? config.dataset?.base_caption;
}

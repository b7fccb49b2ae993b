import type { Dataset } from '../../core/dataset/dataset.ts';
import type { Finding } from '../../core/finding.ts';
import type { Findings } from '../findings/findings.ts';

/**
 * What lint finds in a file, for the gallery. A folder that nobody declared has no findings elsewhere; who looks at it in
 * the gallery asked for them.
 */
export function findingsForGallery(dataset: Dataset, findings: Findings, path: string): readonly Finding[] {
  const { findings: known } = findings.of(path);
  return dataset.origin === 'flat' && known.length === 0 ? findings.lint(dataset, path) : known;
}

import type { SeverityFlags } from '../../core/rules/settings.ts';
import type { LintedPart, PartRequest } from '../../core/slices/part.ts';
import type { WrittenSummary } from '../../core/slices/summary.ts';
import type { TagFlags } from '../lint/lint-around.ts';

/** What a worker is started with. */
export interface PartTask extends PartRequest, Pick<TagFlags, 'tags'> {
  readonly severities: SeverityFlags;
}

/** What is told to a worker when all have read theirs: what is counted in all parts. */
export type Counted = Pick<WrittenSummary, 'statistics' | 'totals'>;

/** What a worker tells: how far it is, what it counted, in the end what it found. */
export type PartAnswer =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'complaint'; readonly line: string }
  | { readonly kind: 'summary'; readonly summary: WrittenSummary }
  | { readonly kind: 'linted'; readonly part: LintedPart };

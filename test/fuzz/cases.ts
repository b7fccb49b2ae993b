import fc from 'fast-check';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { withFiles } from '../../core/dataset/dataset.ts';
import { lintDataset } from '../../core/engine.ts';
import type { Finding } from '../../core/finding.ts';
import { formatMessage } from '../../core/message.ts';
import { applyTextEdits, type Span } from '../../core/span.ts';
import { captionsOf } from '../support/datasets.ts';
import { knowledge } from '../support/knowledge.ts';
import { noTurn } from '../support/memory.ts';

/** How many properties share the cases. */
const PROPERTIES = 5;

/** With how many cases each property is tried, and from which seed on: `npm run fuzz` sets both. */
export const settings = {
  numRuns: Math.ceil(Number(process.env['FUZZ_CASES'] ?? 10_000) / PROPERTIES),
  seed: Number(process.env['FUZZ_SEED'] ?? 20_240_229),
};

/** Sizes of pictures as they are, and as they never are. */
const anySize = fc.constantFrom<readonly [number, number]>(
  [768, 768],
  [1, 1],
  [1, 65_535],
  [4096, 2],
  [2 ** 31 - 1, 2 ** 31 - 1],
);

/** A dataset of some captions, whose pictures have sizes. */
export function datasetWith(
  captions: readonly string[],
  config: string,
  sizes: readonly (readonly [number, number])[],
): Dataset {
  const dataset = captionsOf(captions, { config });
  const images = [...dataset.images.keys()].map((path, index) => {
    const [width, height] = sizes[index % sizes.length] ?? [768, 768];
    return [path, { path, facts: { state: 'readable', width, height, format: 'png' } }] as const;
  });
  return withFiles(dataset, { images: new Map(images) });
}

export const anySizes = fc.array(anySize, { minLength: 1, maxLength: 3 });

/** Lints a dataset, and complains of a finding that no editor could show. */
export async function lintStrictly(dataset: Dataset): Promise<readonly Finding[]> {
  const findings = await lintDataset(dataset, noTurn, { knowledge });
  for (const finding of findings) {
    const text = dataset.captions.get(finding.file)?.caption?.text ?? '';
    formatMessage(finding.message);
    checkSpan(finding.span, text);
    for (const { span } of finding.related) checkSpan(span, text);
    // Edits that overlap or lie outside are refused here.
    for (const { edits } of finding.fixes) applyTextEdits(text, edits);
  }
  return findings;
}

/** @throws where a span does not lie in a text */
export function checkSpan({ start, end }: Span, text: string): void {
  if (!(start >= 0 && start <= end && end <= text.length))
    throw new RangeError(`${start} to ${end} is not in a text of ${text.length}`);
}

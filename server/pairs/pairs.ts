import type { Caption } from '../../core/caption/caption.ts';
import { captionOfImage, type Dataset } from '../../core/dataset/dataset.ts';
import { countTokens } from '../../core/dataset/text-limit.ts';
import { trainingOptions } from '../../core/dataset/training-options.ts';
import type { Finding } from '../../core/finding.ts';
import type { Size } from '../../core/image/size.ts';
import { basename, dirname, relativeTo } from '../../core/path.ts';
import { PairFacts, type QuerySources } from '../../core/query/facts.ts';
import { severities } from '../../core/severity.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';
import type { Pair, TokenCount } from '../../protocol/gallery/pair.ts';
import { translate } from '../translate.ts';
import { uriOfPath } from '../uri.ts';

/** More of one pair are not told one by one. */
const MOST_FINDINGS = 50;
/** A gallery shows some lines and a hover: a text that long is no caption (UTF-16 units). */
const LONGEST_CAPTION = 2000;

/** What is told of pairs beside what their dataset says. */
export interface PairSources extends QuerySources {
  /** Grows when a picture itself changes. */
  readonly versionOf: (image: string) => number;
  /** Whether the user has marked it as looked at. */
  readonly isReviewed: (image: string) => boolean;
}

/** A picture with its caption, as the gallery shows it. */
export function pairOf(sources: PairSources, image: string): Pair {
  const { dataset, knowledge, findingsOf, versionOf, isReviewed } = sources;
  const { caption, size } = new PairFacts(sources, image);
  const file = captionOfImage(dataset, image);
  const found = [
    ...findingsOf(image).map((finding) => ({ finding, of: 'picture' as const })),
    ...(file ? findingsOf(file.path) : []).map((finding) => ({ finding, of: 'caption' as const })),
  ];
  const loudness = ({ finding }: { readonly finding: Finding }) => severities.indexOf(finding.severity);
  return {
    image: uriOfPath(image),
    version: versionOf(image),
    name: basename(image),
    folder: relativeTo(dataset.root, dirname(image)),
    caption: caption ? caption.text.slice(0, LONGEST_CAPTION) : null,
    findings: found
      .sort((a, b) => loudness(a) - loudness(b))
      .slice(0, MOST_FINDINGS)
      .map(({ finding: { severity, code, message }, of }) => ({
        ...{ severity, code, of },
        message: translate(message),
      })),
    size: size ? [size[0], size[1]] : null,
    bucket: size ? bucketOf(dataset, size) : null,
    tokens: caption ? tokensOf(dataset, knowledge, caption) : null,
    isReviewed: isReviewed(image),
  };
}

/** Where it is trained, and which shares of its width and height are cut away there. */
function bucketOf({ trainer, config }: Dataset, size: Size): Pair['bucket'] {
  const placed = trainer.bucketOf(size, trainingOptions(config));
  if (!placed) return null;
  const { bucket, resized } = placed;
  const cut = (side: 0 | 1) => Math.max(0, 1 - bucket[side] / resized[side]);
  return { size: [bucket[0], bucket[1]], cut: [cut(0), cut(1)] };
}

/** How many tokens there are; of several captions in a file, in the longest. */
export function tokensOf(dataset: Dataset, knowledge: Knowledge, caption: Caption): TokenCount | null {
  const counted = countTokens(dataset, knowledge, caption);
  const [first] = counted;
  if (!first) return null;
  return { count: Math.max(...counted.map(({ count }) => count)), limit: first.limit?.tokens ?? null };
}

import type { Caption } from '../../core/caption/caption.ts';
import { captionOfImage, type Dataset } from '../../core/dataset/dataset.ts';
import { mostTokens, textLimitOf } from '../../core/dataset/text-limit.ts';
import type { Finding } from '../../core/finding.ts';
import { basename, dirname, relativeTo } from '../../core/path.ts';
import { PairFacts, type QuerySources } from '../../core/query/facts.ts';
import { severities } from '../../core/severity.ts';
import { cutOff } from '../../core/trainers/cut.ts';
import type { BucketOfImage } from '../../core/trainers/trainer.ts';
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
}

/** A picture with its caption, as the gallery shows it. */
export function pairOf(sources: PairSources, image: string): Pair {
  const { dataset, knowledge, findingsOf, versionOf } = sources;
  const { caption, size, place, whyNoBucket, isReviewed } = new PairFacts(sources, image);
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
    bucket: place ? bucketOf(place) : null,
    whyNoBucket: whyNoBucket ? translate(whyNoBucket) : null,
    tokens: caption ? tokensOf(dataset, knowledge, caption) : null,
    isReviewed,
  };
}

/** The bucket, and which shares of the picture's width and height are cut away in it. */
function bucketOf(place: BucketOfImage): NonNullable<Pair['bucket']> {
  const { bucket, resized } = place;
  const [across, down] = cutOff(place);
  return {
    size: [bucket[0], bucket[1]],
    cut: [Math.max(0, across / resized[0]), Math.max(0, down / resized[1])],
  };
}

/** How many tokens there are, of several captions in a file in the longest; null where they can't be counted. */
export function tokensOf(dataset: Dataset, knowledge: Knowledge, caption: Caption): TokenCount | null {
  const count = mostTokens(dataset, knowledge, caption);
  return count === undefined ? null : { count, limit: textLimitOf(dataset)?.tokens ?? null };
}

import { captionOfImage, type Dataset } from '../../core/dataset/dataset.ts';
import type { Finding } from '../../core/finding.ts';
import { basename, dirname, relativeTo } from '../../core/path.ts';
import { severities } from '../../core/severity.ts';
import type { Pair } from '../../protocol/gallery.ts';
import type { Findings } from '../findings/findings.ts';
import { translate } from '../translate.ts';
import { uriOfPath } from '../uri.ts';
import type { PairList } from './pair-list.ts';

/** More of one pair are not told one by one. */
const MOST_FINDINGS = 50;
/** A gallery shows three lines and a hover: a text that long is no caption (UTF-16 units). */
const LONGEST_CAPTION = 2000;

/** A picture with its caption, as the gallery shows it. */
export function pairOf(dataset: Dataset, findings: Findings, image: string, version: number): Pair {
  const file = captionOfImage(dataset, image);
  const found = [image, ...(file ? [file.path] : [])].flatMap((path) => findingsOf(dataset, findings, path));
  const loudness = ({ severity }: Finding) => severities.indexOf(severity);
  return {
    image: uriOfPath(image),
    version,
    name: basename(image),
    folder: relativeTo(dataset.root, dirname(image)),
    caption: file?.caption ? file.caption.text.slice(0, LONGEST_CAPTION) : null,
    findings: found
      .sort((a, b) => loudness(a) - loudness(b))
      .slice(0, MOST_FINDINGS)
      .map(({ severity, message }) => ({ severity, message: translate(message) })),
  };
}

/** Those of some pairs in which a rule finds something, in the picture or its caption. */
export function pairsWith(
  dataset: Dataset,
  findings: Findings,
  { images }: PairList,
  code: string,
): PairList {
  const has = (path: string) => findingsOf(dataset, findings, path).some((one) => one.code === code);
  const found = images.filter((image) => {
    const caption = captionOfImage(dataset, image);
    return has(image) || (caption !== undefined && has(caption.path));
  });
  return { images: found, places: new Map(found.map((path, place) => [path, place])) };
}

/** A folder that nobody declared has no findings elsewhere; who looks at it in the gallery asked for them. */
export function findingsOf(dataset: Dataset, findings: Findings, path: string): readonly Finding[] {
  const { findings: known } = findings.of(path);
  return dataset.origin === 'flat' && known.length === 0 ? findings.lint(dataset, path) : known;
}

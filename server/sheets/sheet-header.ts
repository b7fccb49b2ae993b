import type { Dataset } from '../../core/dataset/dataset.ts';
import { type Message, message } from '../../core/message.ts';
import { basename, relativeTo } from '../../core/path.ts';
import type { SheetListing } from '../../core/sheet/sheet-captions.ts';
import { sheetNames } from '../../core/sheet/sheet-names.ts';
import { translate } from '../translate.ts';

/** So many captions that are left out are named. */
const MOST_NAMED = 10;

/** What a sheet says of itself in its first lines, in the user's language. */
export function sheetHeader(dataset: Dataset, query: string, listing: SheetListing): readonly string[] {
  const { paths, leftOut } = listing;
  const { folder, names } = sheetNames(dataset);
  const place = [basename(dataset.root), relativeTo(dataset.root, folder)].filter((part) => part !== '');
  const first =
    query.trim() === ''
      ? message('{0}: {1} captions.', place.join('/'), paths.length)
      : message('{0}: {1} captions, those of {2}', place.join('/'), paths.length, query.trim());
  const named = leftOut.slice(0, MOST_NAMED).map((path) => names.get(path) ?? basename(path));
  const more = leftOut.length > MOST_NAMED ? ' …' : '';
  const lines: readonly Message[] = [
    first,
    message(
      'A line is a name, a colon and the caption; further lines of a caption are indented by four blanks. Lines like this one say nothing.',
    ),
    message(
      'Saving writes the captions whose text is another one. A picture without text gets a caption where you write one; a line that you remove leaves its caption as it is.',
    ),
    ...(leftOut.length > 0
      ? [
          message(
            'Left out, since they are no text that can be read ({0}): {1}',
            leftOut.length,
            named.join(', ') + more,
          ),
        ]
      : []),
  ];
  return lines.map(translate);
}

import type { Dataset } from '../../core/dataset/dataset.ts';
import { stopOf } from '../../core/dataset/walk.ts';
import { shownCaption } from '../../core/sheet/sheet-captions.ts';
import { sheetNames } from '../../core/sheet/sheet-names.ts';
import type { Session } from '../session/session.ts';
import type { OpenSheet, OpenSheets } from './open-sheets.ts';

/** How long captions must rest before an editor reads their sheets again (ms). */
const QUIET = 200;

interface Waiting {
  readonly timer: NodeJS.Timeout;
  /** What changed since; undefined for the whole dataset. */
  readonly files: ReadonlySet<string> | undefined;
}

/** Tells of sheets whose captions have another text than the sheet by now, or that have other captions. */
export function watchSheets(
  session: Pick<Session, 'onDidChange' | 'datasetAt'>,
  sheets: Pick<OpenSheets, 'all' | 'at'>,
  tell: (sheet: string) => void,
): void {
  const waiting = new Map<string, Waiting>();
  const look = (uri: string) => {
    const files = waiting.get(uri)?.files;
    waiting.delete(uri);
    const sheet = sheets.at(uri);
    const dataset = sheet && session.datasetAt(sheet.root);
    if (sheet && (!files || !dataset || isNews(sheet, dataset, files))) tell(uri);
  };
  session.onDidChange(({ root, files }) => {
    for (const { uri } of sheets.all.filter((one) => one.root === root)) {
      const before = waiting.get(uri);
      clearTimeout(before?.timer);
      const all =
        files && (!before || before.files) ? new Set([...(before?.files ?? []), ...files]) : undefined;
      waiting.set(uri, { timer: setTimeout(look, QUIET, uri), files: all });
    }
  });
}

/** What a sheet has written itself is no news, nor is what becomes known of a picture. */
function isNews({ wish, base }: OpenSheet, dataset: Dataset, files: ReadonlySet<string>): boolean {
  const { names } = sheetNames(dataset);
  for (const file of files) {
    const caption = dataset.images.has(file) ? stopOf(dataset, file).caption : file;
    const name = names.get(caption);
    const known = name === undefined ? undefined : base.get(name);
    // A caption that is none of the sheet's; any other file may have been a picture, or become one.
    if (known === undefined && name !== undefined && wish.query !== '') continue;
    if (known === undefined || known !== shownCaption(dataset, caption)) return true;
  }
  return false;
}

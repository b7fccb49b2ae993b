import type { CancellationToken } from 'vscode-languageserver/node';
import { message } from '../../core/message.ts';
import { digestOfText } from '../../core/node/digest.ts';
import type { ChangeRefusal } from '../../core/node/edits/change-refusal.ts';
import { editFromSheet } from '../../core/sheet/edit-from-sheet.ts';
import { shownCaption } from '../../core/sheet/sheet-captions.ts';
import { sheetNames } from '../../core/sheet/sheet-names.ts';
import type { SaveSheetParams, SaveSheetResult } from '../../protocol/sheet.ts';
import { refusedFiles } from '../edits/refusal-message.ts';
import { askedNow, isUnsaved } from '../edits/unsaved.ts';
import type { FeatureContext } from '../features/feature.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { translate } from '../translate.ts';
import { Refused } from '../trust.ts';
import { uriOfPath } from '../uri.ts';

/** Writes what a sheet changed, as far as nobody else changed it, and tells what became of each caption. */
export async function saveSheet(
  context: FeatureContext,
  params: SaveSheetParams,
  token: CancellationToken,
): Promise<SaveSheetResult> {
  const { session, bulkEdits, documents, sheets } = context;
  const asked = askedNow(documents, params);
  const dataset = await datasetOfUri(context, params.dataset);
  if (!dataset) throw new Refused(translate(message('The dataset of this sheet is gone.')));
  const { edit, outdated } = editFromSheet(dataset, params.changes, digestOfText);
  const { paths } = sheetNames(dataset);
  // An editor's own text of a caption is not the sheet's to save.
  const isMeant = params.dirty ? isUnsaved(session, { dirty: params.dirty }) : () => false;
  const changes = edit.changes.filter(({ file }) => !isMeant(file));
  const unsaved = edit.changes
    .filter(({ file }) => isMeant(file))
    .map(({ file }) => refusal(file, 'unsaved'));
  const changed = outdated.map((name) => refusal(paths.get(name) ?? name, 'changed'));
  const result = await bulkEdits.apply({ ...edit, changes }, asked, token);
  const refused = [...refusedFiles([...changed, ...unsaved]), ...result.refused];
  const reasons = new Map(refused.map(({ uri, reason }) => [uri, reason]));
  const now = session.datasetAt(dataset.root) ?? dataset;
  const base = sheets.at(params.sheet)?.base;
  const applied: string[] = [];
  const left: SaveSheetResult['left'][number][] = [];
  for (const { name, after } of params.changes) {
    const path = paths.get(name);
    const reason =
      path === undefined
        ? translate(message('no picture has this name any more'))
        : (reasons.get(uriOfPath(path)) ??
          (result.cancelled && shownCaption(now, path) !== after
            ? translate(message('it was given up'))
            : undefined));
    if (reason !== undefined) left.push({ name, reason });
    else {
      applied.push(name);
      base?.set(name, after);
    }
  }
  return { ...result, refused, applied, left };
}

function refusal(file: string, reason: ChangeRefusal['reason']): ChangeRefusal {
  return { file, reason, detail: '' };
}

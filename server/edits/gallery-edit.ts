import type { CancellationToken } from 'vscode-languageserver/node';
import type { Dataset } from '../../core/dataset/dataset.ts';
import {
  type ChosenCaptions,
  chosenCaptions,
  type RefusedCaption,
} from '../../core/edits/chosen-captions.ts';
import { editChosen } from '../../core/edits/edit-chosen.ts';
import type { Problem } from '../../core/edits/operations/operation.ts';
import { message } from '../../core/message.ts';
import { timeLimit } from '../../core/node/time-limit.ts';
import { basename, isWithin, relativeTo } from '../../core/path.ts';
import type { EditOutcome, Operation, ServedOutcome } from '../../protocol/gallery/edits.ts';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import type { FeatureContext } from '../features/feature.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { translate } from '../translate.ts';
import { Refused } from '../trust.ts';
import { createTurn } from '../turn.ts';
import { pathOfUri, pathsByFolder } from '../uri.ts';
import { editPorts } from './bulk-edit-request.ts';
import type { PreparedChanges } from './prepared-edits.ts';

/** How long a regular expression may search in one caption (ms): nothing else is answered meanwhile. */
const LONGEST_SEARCH = 250;
const limit = timeLimit(LONGEST_SEARCH);

/** Which pictures are meant. */
interface Chosen {
  readonly dataset: string;
  readonly images: readonly string[];
}

/** The captions of the pictures that a page has chosen, as they are now. @throws Refused where the dataset is gone */
export async function chosenBy(
  context: FeatureContext,
  { dataset: uri, images }: Chosen,
  token: CancellationToken,
): Promise<{ readonly dataset: Dataset; readonly chosen: ChosenCaptions }> {
  const dataset = await datasetOfUri(context, uri);
  if (!dataset) throw new Refused(translate(message('This is no file of a dataset.')));
  const turn = createTurn(() => token.isCancellationRequested);
  return { dataset, chosen: await chosenCaptions(dataset, pathsOf(images), turn) };
}

function* pathsOf(uris: readonly string[]): Iterable<string> {
  const pathOf = pathsByFolder();
  for (const uri of uris) yield pathOf(uri) ?? uri;
}

/** Works out what an operation does to the captions of some pictures. */
export async function prepare(
  context: FeatureContext,
  dataset: Dataset,
  chosen: ChosenCaptions,
  operation: Operation,
  token: CancellationToken,
): Promise<PreparedChanges | Problem> {
  const ports = { ...editPorts(token), limit, lint: context.findings.optionsAt(dataset.root) };
  const edit = await editChosen(dataset, chosen, operation, ports);
  if ('problem' in edit) return edit;
  const places = edit.changes.map(({ file }) => ({
    image: chosen.images.get(file) ?? file,
    before: dataset.captions.get(file)?.caption?.text ?? '',
  }));
  return { edit, places, refused: chosen.refused };
}

/** Why the one caption that a user edits isn't any more what they saw; undefined where it is. */
export function notAsSeen(
  { captions, missing }: ChosenCaptions,
  base: string | null,
): RefusedCaption | undefined {
  const [one] = captions;
  if (base === null) return undefined;
  if (one)
    return one.caption.text === base
      ? undefined
      : { file: one.path, reason: message('it was changed meanwhile') };
  const [file] = missing;
  return file === undefined || base === ''
    ? undefined
    : { file, reason: message('it is not there any more') };
}

/** A file's name as a page shows it. */
export function nameIn(root: string, path: string): string {
  return isWithin(path, root) ? relativeTo(root, path) : basename(path);
}

/** Captions that stay as they are, as a page hears of them. */
export function namedIn(root: string, refused: readonly RefusedCaption[]): EditOutcome['refused'] {
  return refused.map(({ file, reason }) => ({ name: nameIn(root, file), reason: translate(reason) }));
}

/** What became of an edit, as the extension hears of it. @param refused captions that were left alone from the beginning */
export function outcomeOf(
  root: string,
  { title = '', done, refused, unsaved, cancelled, edit }: BulkEditResult,
  before: readonly RefusedCaption[] = [],
): ServedOutcome {
  const later = refused.map(({ uri, reason }) => ({ name: nameIn(root, pathOfUri(uri) ?? uri), reason }));
  return {
    title,
    done,
    refused: [...namedIn(root, before), ...later],
    isCancelled: cancelled,
    edit: done > 0 ? (edit ?? null) : null,
    problem: null,
    unsaved,
  };
}

/** An edit of which nothing was done. */
export function undone(
  title: string,
  problem: string | null,
  refused: EditOutcome['refused'] = [],
): ServedOutcome {
  return { title, done: 0, refused, isCancelled: false, edit: null, problem, unsaved: [] };
}

import type { CancellationToken } from 'vscode-languageserver/node';
import type { Problem } from '../../core/edits/operations/operation.ts';
import { message } from '../../core/message.ts';
import type { PreparedEdit, ServedOutcome } from '../../protocol/gallery/edits.ts';
import type { GalleryAnswer, ServedParams } from '../../protocol/gallery/requests.ts';
import { describeCaptions } from '../edits/describe-captions.ts';
import { chosenBy, namedIn, nameIn, notAsSeen, outcomeOf, prepare, undone } from '../edits/gallery-edit.ts';
import { type PreparedChanges, PreparedEdits, textAfter } from '../edits/prepared-edits.ts';
import { mistakesIn, refusedFiles } from '../edits/refusal-message.ts';
import { type Asked, askedNow } from '../edits/unsaved.ts';
import { answerGallery } from '../gallery-request.ts';
import { findingsForGallery } from '../pairs/findings-of-pairs.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { translate } from '../translate.ts';
import { Refused } from '../trust.ts';
import { createTurn } from '../turn.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** More changes at once nobody can see (count). */
const LARGEST_PAGE = 500;

/** What the gallery asks about the captions of chosen pictures, and has done to them. */
export const galleryEdits: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { documents, findings } = context;
    const kept = new PreparedEdits();

    answerGallery(context, 'describeCaptions', async (params, token) => {
      const { dataset, chosen } = await chosenBy(context, params, token);
      const turn = createTurn(() => token.isCancellationRequested);
      return describeCaptions(dataset, chosen, (path) => findingsForGallery(dataset, findings, path), turn);
    });
    answerGallery(context, 'prepareEdit', async (params, token) => {
      const { dataset, chosen } = await chosenBy(context, params, token);
      const prepared = await prepare(context, dataset, chosen, params.operation, token);
      if ('problem' in prepared) return noneOf(prepared);
      const all = chosen.captions.length + chosen.missing.length;
      return preparedEdit(kept.keep(prepared), prepared, all);
    });
    answerGallery(context, 'preparedChanges', ({ id, start, end }) =>
      changesOf(keptAs(kept, id), start, end),
    );
    answerGallery(context, 'applyEdit', ({ id, ...params }, token) => {
      const asked = askedNow(documents, params);
      const prepared = keptAs(kept, id);
      // Once: what it was made of is another text afterwards.
      kept.forget(id);
      return apply(context, prepared, asked, token);
    });
    answerGallery(context, 'editNow', async (params, token) => {
      const asked = askedNow(documents, params);
      const { dataset, chosen } = await chosenBy(context, params, token);
      const changed = notAsSeen(chosen, params.base);
      const prepared = await prepare(context, dataset, chosen, params.operation, token);
      if ('problem' in prepared) return undone('', translate(prepared.problem));
      if (!changed) return apply(context, prepared, asked, token);
      return undone(translate(prepared.edit.title), null, namedIn(dataset.root, [changed]));
    });
    answerGallery(context, 'undoEdit', (params, token) => undo(context, params, token));
    answerGallery(context, 'isUndone', async ({ dataset: uri, edit }, token) =>
      context.bulkEdits.isUndone(await rootOf(context, uri), edit, token),
    );
  },
};

/** @throws Refused where it made room for others, or was done */
function keptAs(kept: PreparedEdits, id: string): PreparedChanges {
  const prepared = kept.get(id);
  if (!prepared)
    throw new Refused(translate(message('This change is not ready any more. Prepare it again.')));
  return prepared;
}

function noneOf({ problem }: Problem): PreparedEdit {
  return {
    id: '',
    title: '',
    changed: 0,
    unchanged: 0,
    sentences: 0,
    refused: [],
    problem: translate(problem),
  };
}

/** @param all how many captions are meant that can be edited */
function preparedEdit(id: string, { edit, refused }: PreparedChanges, all: number): PreparedEdit {
  const { root, title, changes, sentences, failed = [] } = edit;
  const mistakes = refusedFiles(mistakesIn(failed)).map(({ uri, reason }) => ({
    name: nameIn(root, pathOfUri(uri) ?? uri),
    reason,
  }));
  return {
    id,
    title: translate(title),
    changed: changes.length,
    unchanged: all - changes.length - failed.length,
    sentences,
    refused: [...namedIn(root, refused), ...mistakes],
    problem: null,
  };
}

function changesOf(
  { edit: { root, title, changes }, places }: PreparedChanges,
  start: number,
  end: number,
): GalleryAnswer<'preparedChanges'> {
  const page = changes.slice(start, Math.min(end, start + LARGEST_PAGE));
  return page.map((change, index) => {
    const { image, before } = places[start + index] ?? { image: change.file, before: '' };
    return {
      image: uriOfPath(image),
      name: nameIn(root, change.file),
      title: translate(title),
      before,
      after: textAfter(change, before),
    };
  });
}

async function apply(
  { bulkEdits }: FeatureContext,
  { edit, refused }: PreparedChanges,
  asked: Asked,
  token: CancellationToken,
): Promise<ServedOutcome> {
  const result = await bulkEdits.apply(edit, asked, token);
  return outcomeOf(edit.root, result, refused);
}

/** Takes an edit back. That it isn't the last one is nothing that went wrong: the user is told. */
async function undo(
  context: FeatureContext,
  { dataset: uri, edit, ...params }: ServedParams<'undoEdit'>,
  token: CancellationToken,
): Promise<ServedOutcome> {
  const asked = askedNow(context.documents, params);
  const root = await rootOf(context, uri);
  try {
    const result = await context.bulkEdits.undo(root, asked, token, edit ?? undefined);
    if (result.title !== undefined) return outcomeOf(root, result);
    return undone('', translate(message('There is nothing to undo.')));
  } catch (error) {
    if (error instanceof Refused) return undone('', error.message);
    throw error;
  }
}

/** A dataset that is none any more (its captions were all written by an edit) is known by its folder. */
async function rootOf(context: FeatureContext, uri: string): Promise<string> {
  const dataset = await datasetOfUri(context, uri);
  return dataset?.root ?? pathOfUri(uri) ?? uri;
}

import type { Position } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import { type Dataset, folderOf } from '../../core/dataset/dataset.ts';
import { configTermAt } from '../../core/language/declarations.ts';
import { type RenameTarget, renameTarget } from '../../core/language/rename-target.ts';
import { type Term, termAt } from '../../core/language/term.ts';
import { basename, dirname } from '../../core/path.ts';
import type { FeatureContext } from '../features/feature.ts';
import { pathOfUri } from '../uri.ts';
import { captionAt, type OpenCaption } from './caption-at.ts';

/** A caption, or the configuration, of a dataset. */
interface DatasetFile {
  readonly document: TextDocument;
  readonly dataset: Dataset;
  readonly caption: OpenCaption | undefined;
}

/** What a request asks about. */
export interface TermPlace {
  readonly dataset: Dataset;
  readonly term: Term;
  /** The name of the concept folder that one asks from. */
  readonly folder: string | undefined;
}

/** The tag that a request asks about: in a caption, or where the dataset's configuration names one. */
export async function termPlace(
  context: FeatureContext,
  textDocument: { readonly uri: string },
  position: Position,
): Promise<TermPlace | undefined> {
  const file = await datasetFile(context, textDocument.uri);
  if (!file) return undefined;
  const { document, dataset, caption: open } = file;
  const offset = document.offsetAt(position);
  const term = open
    ? termAt(dataset, open.path, open.caption, offset)
    : configTermAt(dataset, document.getText(), offset);
  return term && { dataset, term, folder: open && folderOf(dataset, open.path)?.name };
}

/** What can be renamed at the same places. */
export interface RenamePlace {
  readonly document: TextDocument;
  readonly dataset: Dataset;
  readonly target: RenameTarget | undefined;
}

/** The tag that is to be renamed: in a caption, or where the dataset's configuration names one. Undefined in other files. */
export async function renamePlace(
  context: FeatureContext,
  textDocument: { readonly uri: string },
  position: Position,
): Promise<RenamePlace | undefined> {
  const file = await datasetFile(context, textDocument.uri);
  if (!file) return undefined;
  const { document, dataset, caption: open } = file;
  const offset = document.offsetAt(position);
  const target = open
    ? renameTarget(dataset, open.path, open.caption, offset)
    : configTermAt(dataset, document.getText(), offset);
  return { document, dataset, target };
}

async function datasetFile(context: FeatureContext, uri: string): Promise<DatasetFile | undefined> {
  const caption = await captionAt(context, { uri });
  if (caption) return { document: caption.document, dataset: caption.dataset, caption };
  const path = pathOfUri(uri);
  const document = context.documents.get(uri);
  if (path === undefined || !document || basename(path) !== CONFIG_FILE) return undefined;
  const dataset = context.session.datasetAt(dirname(path));
  return dataset && { document, dataset, caption };
}

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Caption } from '../../core/caption/caption.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import type { FeatureContext } from '../features/feature.ts';
import { pathOfUri } from '../uri.ts';
import type { Session } from './session.ts';

/** An open caption of a dataset, as of this moment. */
export interface OpenCaption {
  readonly document: TextDocument;
  readonly path: string;
  readonly dataset: Dataset;
  readonly caption: Caption;
}

/** The caption that a request is about, once its dataset is known; undefined for any other text. */
export async function captionAt(
  { session, documents }: FeatureContext,
  { uri }: { readonly uri: string },
): Promise<OpenCaption | undefined> {
  const path = pathOfUri(uri);
  if (path === undefined) return undefined;
  await datasetKnown(session, path);
  const document = documents.get(uri);
  const dataset = session.datasetOf(path);
  const caption = dataset?.captions.get(path)?.caption;
  if (!document || !dataset || !caption || !session.isCaption(path)) return undefined;
  return { document, path, dataset, caption };
}

/** The places of a caption's text where an editor has it: in its own document, or in a sheet. */
export type TextPlaces = Pick<TextDocument, 'offsetAt' | 'positionAt'>;

/** A caption that somebody works on, as of this moment. */
export interface CaptionPlace extends Omit<OpenCaption, 'document'> {
  readonly places: TextPlaces;
}

/** Resolves when the dataset of a file is known: at once where there is a snapshot, though a scan may bring another. */
export async function datasetKnown(session: Session, path: string): Promise<void> {
  if (!session.datasetOf(path)) await session.ready();
}

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Caption } from '../core/caption/caption.ts';
import type { Dataset } from '../core/dataset/dataset.ts';
import type { FeatureContext } from './features/feature.ts';
import { pathOfUri } from './uri.ts';

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
  await session.known(path);
  const document = documents.get(uri);
  const dataset = session.datasetOf(path);
  const caption = dataset?.captions.get(path)?.caption;
  if (!document || !dataset || !caption || !session.isCaption(path)) return undefined;
  return { document, path, dataset, caption };
}

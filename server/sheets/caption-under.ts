import type { Position } from 'vscode-languageserver/node';
import type { FeatureContext } from '../features/feature.ts';
import { type CaptionPlace, captionAt } from '../session/caption-at.ts';
import { captionInSheet } from './sheet-place.ts';

/** The caption under a place of a document: of a caption's own, or of a sheet of captions. */
export async function captionUnder(
  context: FeatureContext,
  { uri }: { readonly uri: string },
  position: Position,
): Promise<CaptionPlace | undefined> {
  const open = await captionAt(context, { uri });
  return open ? { ...open, places: open.document } : captionInSheet(context.sheets, uri, position);
}

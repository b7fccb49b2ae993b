import type { Position } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { parseCaption } from '../../core/caption/caption.ts';
import { captionFile } from '../../core/dataset/assemble.ts';
import type { SheetBlock } from '../../core/sheet/parse-sheet.ts';
import { sheetNames } from '../../core/sheet/sheet-names.ts';
import { blockAt, captionOffset, sheetOffset } from '../../core/sheet/sheet-places.ts';
import type { CaptionPlace, TextPlaces } from '../session/caption-at.ts';
import type { OpenSheets } from './open-sheets.ts';

/** The caption under a place of a sheet, as the sheet has it; undefined for a name, a remark, or any other document. */
export async function captionInSheet(
  sheets: OpenSheets,
  uri: string,
  position: Position,
): Promise<CaptionPlace | undefined> {
  const found = await sheets.documentAt(uri);
  if (!found) return undefined;
  const { document, dataset, parsed } = found;
  const offset = document.offsetAt(position);
  const block = blockAt(parsed.blocks, offset);
  const path = block && sheetNames(dataset).paths.get(block.name);
  if (!block || path === undefined || captionOffset(block, offset) === undefined) return undefined;
  const { caption } = captionFile(dataset, { path, text: block.text, bom: false });
  return { places: placesIn(document, block), path, dataset, caption: caption ?? parseCaption(block.text) };
}

/** The places of a caption, as those of the sheet that it stands in. */
export function placesIn(document: TextDocument, block: SheetBlock): TextPlaces {
  return {
    offsetAt: (position) => captionOffset(block, document.offsetAt(position)) ?? 0,
    positionAt: (offset) => document.positionAt(sheetOffset(block, offset)),
  };
}

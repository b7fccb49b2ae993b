import * as vscode from 'vscode';
import type { galleryRequests } from '../../protocol/gallery/requests.ts';
import type { GalleryContext } from './context.ts';

type AddFile = (typeof galleryRequests)['addFile'];

/** Adds a file that was dropped from the desktop. */
export async function addFile(
  _context: GalleryContext,
  _params: AddFile['params']['_zod']['output'],
): Promise<AddFile['result']['_zod']['output']> {
  return { problem: vscode.l10n.t('Files cannot be added here yet.') };
}

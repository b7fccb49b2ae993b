import * as vscode from 'vscode';
import type { ToHost } from '../../protocol/gallery/messages.ts';
import { type FindPairResult, findPairRequest } from '../../protocol/pairs.ts';
import { type ReviewParams, reviewRequest } from '../../protocol/review.ts';
import { openSheet } from '../sheet/open-sheet.ts';
import type { GalleryContext } from './context.ts';
import { openCaption } from './open-caption.ts';
import { showDiff } from './show-diff.ts';

/** What a page tells that has to do with one page alone. */
type OwnEvent = Extract<ToHost, { type: 'ready' | 'chooseDataset' | 'writeDraft' | 'endDraft' }>;

/** Does what the user wants of a page. */
export async function onPageEvent(
  context: GalleryContext,
  event: Exclude<ToHost, OwnEvent>,
): Promise<unknown> {
  const { client, files, log, kept } = context;
  switch (event.type) {
    case 'openCaption': {
      const found = await client.request<FindPairResult>(findPairRequest, { uri: event.image });
      return found ? openCaption(found, event.keepFocus) : undefined;
    }
    case 'files':
      return files.run(event.command, event, { text: () => undefined });
    case 'addUris':
      return files.addUris(event.dataset, event.beside, event.uris);
    case 'addUploaded':
      return event.isCancelled
        ? files.forgetUploaded(event.batch)
        : files.addUploaded(event.dataset, event.beside, event.batch);
    case 'showDiff':
      return showDiff(client, event.id, event.place);
    case 'review': {
      const { dataset, images, isReviewed } = event;
      const params: ReviewParams = { dataset, images, isReviewed };
      return client.request<null>(reviewRequest, params);
    }
    case 'saveQuery': {
      const title = vscode.l10n.t('Keep This Query');
      const prompt = vscode.l10n.t('What shall it be called?');
      const name = await vscode.window.showInputBox({ title, prompt, value: event.query });
      return name ? kept.saveQuery({ name, query: event.query }) : undefined;
    }
    case 'forgetQuery':
      return kept.forgetQuery(event.name);
    case 'keepPalette':
      return kept.keepPalette(event.dataset, event.tags);
    case 'openSheet':
      return openSheet({ dataset: event.dataset, query: event.wish.query });
    case 'openFolder':
      return vscode.commands.executeCommand('workbench.action.files.openFolder');
    case 'setUpDataset':
      return vscode.commands.executeCommand('lora.setUpDataset');
    case 'openSample':
      return vscode.commands.executeCommand('lora.openSampleDataset');
    case 'problem':
      return log.error(`the gallery: ${event.message}`);
  }
}

import * as vscode from 'vscode';
import type { Workbench } from '../workbench.ts';
import type { Surface } from './surface.ts';

/** As in `galleries.ts`, which comes with the language client. */
const TAB = 'lora.galleryTab';

/** Offers the gallery's view and its tab. What fills them comes with the language client, when they are first seen. */
export function registerGallery(workbench: Workbench, log: vscode.LogOutputChannel): vscode.Disposable {
  const fill = async (surface: Surface) => {
    try {
      const client = await workbench.client('the gallery was opened');
      await client.galleries.fill(surface);
    } catch (error) {
      log.error(`the gallery can't be shown: ${error}`);
      const { view } = surface;
      const text = vscode.l10n.t('The language server does not run.');
      if ('description' in view) view.description = text;
      else view.title = text;
    }
  };
  return vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider('lora.gallery', {
      resolveWebviewView: (view) => fill({ place: 'side', view }),
    }),
    vscode.window.registerWebviewPanelSerializer(TAB, {
      deserializeWebviewPanel: (view) => fill({ place: 'tab', view }),
    }),
  );
}

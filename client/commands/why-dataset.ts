import * as vscode from 'vscode';
import { type WhyDatasetParams, type WhyDatasetResult, whyDatasetRequest } from '../../protocol/lsp.ts';
import { activeFile } from '../active-file.ts';
import { askedFor } from '../asked.ts';
import type { Command } from './command.ts';

const SCHEME = 'lora-explanation';

/** Texts to show, by their address; each is asked for once more when its tab is restored, and is gone by then. */
const texts = new Map<string, string>();
let isRegistered = false;

/**
 * Says why a folder is a dataset, or why not, in an editor that can't be changed: it can be read by keys, by a screen
 * reader, and copied. Arguments: `{ folder }`.
 */
export const whyDataset: Command = {
  id: 'lora.whyDataset',
  run: async ({ workbench, extension }, argument): Promise<string | undefined> => {
    const asked = askedFor(argument).folder ?? activeFile() ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!asked) {
      vscode.window.showInformationMessage(vscode.l10n.t('Open a folder or a file first.'));
      return undefined;
    }
    const client = await workbench.client('asked about a dataset');
    const params: WhyDatasetParams = { uri: asked.toString() };
    const { folder, reasons } = await client.request<WhyDatasetResult>(whyDatasetRequest, params);
    const text = [folder, '', ...reasons.map((reason) => `- ${reason}`), ''].join('\n');
    if (!isRegistered) {
      isRegistered = true;
      const provider = { provideTextDocumentContent: ({ path }: vscode.Uri) => texts.get(path) ?? '' };
      extension.subscriptions.push(vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider));
    }
    const name = vscode.l10n.t('Why Is This (Not) a Dataset');
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${texts.size + 1}/${name}` });
    texts.set(uri.path, text);
    await vscode.window.showTextDocument(uri, { preview: true });
    return text;
  },
};

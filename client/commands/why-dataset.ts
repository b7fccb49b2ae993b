import * as vscode from 'vscode';
import { type WhyDatasetParams, type WhyDatasetResult, whyDatasetRequest } from '../../protocol/lsp.ts';
import { activeFile } from '../dataset/active-file.ts';
import { askedFor } from '../questions/asked.ts';
import { ShownTexts } from '../shown-texts.ts';
import type { Command } from './command.ts';

const texts = new ShownTexts('lora-explanation');

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
    await texts.show(extension, vscode.l10n.t('Why Is This (Not) a Dataset'), text);
    return text;
  },
};

import * as vscode from 'vscode';
import { type ExportPresetResult, exportPresetRequest } from '../../protocol/presets.ts';
import { pickDataset } from '../dataset/pick-dataset.ts';
import { askedFor } from '../questions/asked.ts';
import { showRemarks } from '../training/show-remarks.ts';
import type { Command } from './command.ts';

/**
 * Writes a dataset's training as a preset for the window of kohya_ss. Arguments: `{ folder, to }`; with a file nothing is
 * asked. Returns the preset.
 */
export const exportPreset: Command = {
  id: 'lora.exportPreset',
  run: async ({ workbench, log }, argument): Promise<vscode.Uri | undefined> => {
    const asked = askedFor(argument);
    const title = vscode.l10n.t('Export kohya_ss Preset');
    const client = await workbench.client('a preset is to be exported');
    const dataset = await pickDataset(client, title, asked.folder);
    if (!dataset) return undefined;
    const params = { uri: dataset.uri };
    const preset = await client.request<ExportPresetResult>(exportPresetRequest, params);
    if (!preset) return undefined;
    const to = asked.text('to');
    const defaultUri = vscode.Uri.joinPath(vscode.Uri.parse(dataset.uri), `${dataset.name}.json`);
    const filters = { [vscode.l10n.t('kohya_ss presets')]: ['json'] };
    const file =
      to === undefined
        ? await vscode.window.showSaveDialog({ title, defaultUri, filters })
        : vscode.Uri.file(to);
    if (!file) return undefined;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(preset.text));
    if (to === undefined) {
      const open = vscode.l10n.t('Open');
      const text = vscode.l10n.t('{0} is written.', vscode.workspace.asRelativePath(file));
      if ((await showRemarks(text, preset.remarks, log, open)) === open)
        await vscode.commands.executeCommand('vscode.open', file);
    }
    return file;
  },
};

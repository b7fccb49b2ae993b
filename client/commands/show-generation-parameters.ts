import * as vscode from 'vscode';
import {
  type GenerationParametersParams,
  type GenerationParametersResult,
  generationParametersRequest,
} from '../../protocol/generation.ts';
import { activeFile } from '../dataset/active-file.ts';
import { askedFor } from '../questions/asked.ts';
import { keepPrompt, shownParameters } from '../shown-parameters.ts';
import type { Command } from './command.ts';

/**
 * Shows with which prompt and settings a picture was generated, in an editor that can't be changed. Arguments: the picture, or
 * `{ picture }`, a path; else it is the one that is shown, or is asked for. Returns the text.
 */
export const showGenerationParameters: Command = {
  id: 'lora.showGenerationParameters',
  run: async ({ workbench, extension }, argument): Promise<string | undefined> => {
    const asked = askedFor(argument);
    const picture = asked.text('picture');
    const uri =
      picture === undefined ? (asked.folder ?? shownPicture() ?? (await pick())) : vscode.Uri.file(picture);
    if (!uri) return undefined;
    const client = await workbench.client('a picture is to be looked into');
    const params: GenerationParametersParams = { uri: uri.toString() };
    const result = await client.request<GenerationParametersResult>(generationParametersRequest, params);
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    if (result.kind === 'refused') {
      vscode.window.showWarningMessage(`${name}: ${result.reason}`);
      return undefined;
    }
    const title = vscode.l10n.t('{0} (parameters)', name);
    keepPrompt(await shownParameters.show(extension, title, result.text), result.prompt);
    return result.text;
  },
};

async function pick(): Promise<vscode.Uri | undefined> {
  const filters = { [vscode.l10n.t('Pictures')]: ['png', 'jpg', 'jpeg', 'webp'] };
  const title = vscode.l10n.t('Show Generation Parameters');
  return (await vscode.window.showOpenDialog({ title, filters }))?.[0];
}

function shownPicture(): vscode.Uri | undefined {
  const file = activeFile();
  return file && /\.(?:png|jpe?g|webp)$/i.test(file.path) ? file : undefined;
}

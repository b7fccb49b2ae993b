import * as vscode from 'vscode';
import { choreCommands } from '../../protocol/pictures.ts';
import { writeAnew } from '../picture-chore.ts';
import type { Command } from './command.ts';

/** Puts a colour under the transparent parts of pictures. Arguments: a picture and all that are selected, or `{ folder, background, confirmed }`. */
export const flattenTransparency: Command = {
  id: choreCommands.flatten,
  run: (context, ...args) =>
    writeAnew(context, args, {
      kind: 'flatten',
      title: vscode.l10n.t('Flatten Transparency'),
      nothing: vscode.l10n.t('No picture has transparent parts.'),
    }),
};

import * as vscode from 'vscode';
import { choreCommands } from '../../protocol/pictures.ts';
import { writeAnew } from '../picture-chore.ts';
import type { Command } from './command.ts';

/** Cuts off what the trainer would cut off of pictures. Arguments: a picture and all that are selected, or `{ folder, confirmed }`. */
export const cropToBucket: Command = {
  id: choreCommands.crop,
  run: (context, ...args) =>
    writeAnew(context, args, {
      kind: 'crop',
      title: vscode.l10n.t('Crop to Bucket'),
      nothing: vscode.l10n.t('No picture is cut by its bucket so much that it would be told.'),
    }),
};

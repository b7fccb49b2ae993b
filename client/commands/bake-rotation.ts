import * as vscode from 'vscode';
import { choreCommands } from '../../protocol/pictures.ts';
import { writeAnew } from '../picture-chore.ts';
import type { Command } from './command.ts';

/** Turns pictures in their pixels, where only their EXIF data turn them. Arguments: a picture and all that are selected, or `{ folder, confirmed }`. */
export const bakeRotation: Command = {
  id: choreCommands.bake,
  run: (context, ...args) =>
    writeAnew(context, args, {
      kind: 'bake',
      title: vscode.l10n.t('Bake EXIF Rotation'),
      nothing: vscode.l10n.t('No picture is turned by its EXIF data alone.'),
    }),
};

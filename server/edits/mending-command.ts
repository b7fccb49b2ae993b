import type { Command } from 'vscode-languageserver/node';
import type { ForeignEncoding } from '../../core/dataset/foreign-text.ts';
import { tagCommands } from '../../protocol/tags.ts';

/** The command that mends the bytes of a caption, or of all of its dataset. @param encoding what they are converted from */
export function mendingCommand(
  title: string,
  argument: { uri: string; everywhere?: boolean; encoding: ForeignEncoding | undefined },
): Command {
  return { title, command: tagCommands.mendEncoding, arguments: [argument] };
}

import * as vscode from 'vscode';

/** What a command is asked for: from a menu a file or folder, from a key binding, a task or a test a table of answers. */
export interface Asked {
  readonly folder: vscode.Uri | undefined;
  /** The answer to a question of the command's, by its name; undefined where the user is to be asked. */
  text(name: string): string | undefined;
}

/** Reads the first argument of a command. */
export function askedFor(argument: unknown): Asked {
  if (argument instanceof vscode.Uri) return { folder: argument, text: () => undefined };
  const answers: Record<string, unknown> =
    typeof argument === 'object' && argument !== null ? { ...argument } : {};
  const { folder } = answers;
  return {
    folder:
      folder instanceof vscode.Uri
        ? folder
        : typeof folder === 'string'
          ? vscode.Uri.file(folder)
          : undefined,
    text: (name) => {
      const value = answers[name];
      return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
    },
  };
}

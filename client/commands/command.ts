import type * as vscode from 'vscode';
import type { Workbench } from '../workbench.ts';

/** What a command works with. */
export interface CommandContext {
  readonly workbench: Workbench;
  readonly log: vscode.LogOutputChannel;
  readonly extension: vscode.ExtensionContext;
}

/** A command as `package.json` contributes it. */
export interface Command {
  readonly id: string;
  /** `args` come from a menu (the file that it was opened on), a key binding, a task or a test. */
  readonly run: (context: CommandContext, ...args: readonly unknown[]) => unknown;
}

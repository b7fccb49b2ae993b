import type * as vscode from 'vscode';
import type { Workbench } from '../workbench.ts';

/** What a command works with. */
export interface CommandContext {
  readonly workbench: Workbench;
  readonly log: vscode.LogOutputChannel;
}

/** A command as `package.json` contributes it. */
export interface Command {
  readonly id: string;
  readonly run: (context: CommandContext) => unknown;
}

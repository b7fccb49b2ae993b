import * as vscode from 'vscode';
import type { Command, CommandContext } from './command.ts';

/** The protocol's `RequestCancelled`: only the user gives up what a command asks for. */
const CANCELLED = -32_800;

function isGivenUp(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === CANCELLED;
}

/**
 * Runs a command; what goes wrong in it, such as a server that ended for good, is told with a way out, and logged.
 * @throws nothing
 */
export async function guarded(
  { id, run }: Command,
  context: CommandContext,
  args: readonly unknown[],
): Promise<unknown> {
  try {
    return await run(context, ...args);
  } catch (error) {
    if (isGivenUp(error)) return undefined;
    context.log.error(
      `${id} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    const restart = vscode.l10n.t('Restart Server');
    const showLog = vscode.l10n.t('Show Log');
    const words = error instanceof Error ? error.message : String(error);
    const text = vscode.l10n.t('That did not work: {0}', words);
    vscode.window.showErrorMessage(text, restart, showLog).then((chosen) => {
      if (chosen === restart) vscode.commands.executeCommand('lora.restartServer');
      if (chosen === showLog) context.log.show();
    });
    return undefined;
  }
}

import * as vscode from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient/node';

/** So many crashes within the time (ms) are started over; one more is not. */
const MOST_CRASHES = 4;
const WITHIN = 3 * 60 * 1000;

/** Starts a crashed server anew, and says so once, with its log. */
export class CrashHandler implements ErrorHandler {
  readonly #log: vscode.LogOutputChannel;
  #crashes: number[] = [];
  #isTelling = false;
  onRestart: () => Promise<void> = () => Promise.resolve();

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** Starts to count anew: the user restarted the server by hand. */
  forget(): void {
    this.#crashes = [];
  }

  error(): ErrorHandlerResult {
    // One message that could not be sent or read is logged by the library; the server goes on.
    return { action: ErrorAction.Continue, handled: true };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((time) => now - time < WITHIN), now];
    if (this.#crashes.length <= MOST_CRASHES) {
      this.#log.error('the language server stopped unexpectedly; it is started anew');
      this.#tell(
        vscode.l10n.t('The language server of LoRA Workbench stopped unexpectedly and was started anew.'),
      );
      return { action: CloseAction.Restart, handled: true };
    }
    this.#log.error(
      `the language server stopped ${this.#crashes.length} times within three minutes; it stays stopped`,
    );
    this.#isTelling = false;
    this.#tell(
      vscode.l10n.t(
        'The language server of LoRA Workbench stopped {0} times within three minutes.',
        this.#crashes.length,
      ),
      vscode.l10n.t('Restart'),
    );
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  #tell(text: string, restart?: string): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    const showLog = vscode.l10n.t('Show Log');
    vscode.window.showWarningMessage(text, ...(restart ? [restart] : []), showLog).then((chosen) => {
      this.#isTelling = false;
      if (chosen === showLog) this.#log.show();
      if (restart && chosen === restart) {
        this.forget();
        return this.onRestart();
      }
      return undefined;
    });
  }
}

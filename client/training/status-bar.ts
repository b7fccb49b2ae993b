import * as vscode from 'vscode';
import type { RunView } from '../../protocol/training.ts';
import { formatCheckpoints, formatDuration, formatRun } from './format-progress.ts';

/** Before the items of languages, behind those of source control. */
const PRIORITY = 10;

/** Shows in the status bar where the training stands; of several the one that runs. */
export class TrainingStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem(
    'lora.training',
    vscode.StatusBarAlignment.Left,
    PRIORITY,
  );

  constructor() {
    this.#item.name = vscode.l10n.t('LoRA Training');
  }

  /** @param runs those that are not over */
  show(runs: readonly RunView[]): void {
    const run = runs.find(({ state }) => state === 'running') ?? runs[0];
    if (!run) {
      this.#item.hide();
      return;
    }
    const isBroken = run.progress.isLossBroken || (run.watch === 'unsupervised' && run.state === 'queued');
    const icon = isBroken ? 'warning' : run.state === 'queued' ? 'watch' : 'sync~spin';
    const more = runs.length > 1 ? ` ${vscode.l10n.t('(+{0} more)', runs.length - 1)}` : '';
    this.#item.command = 'lora.showRun';
    this.#item.text = `$(${icon}) ${run.name}: ${formatRun(run)}${more}`;
    this.#item.backgroundColor = isBroken
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    this.#item.accessibilityInformation = {
      label: vscode.l10n.t('LoRA training {0}: {1}', run.name, formatRun(run)),
    };
    this.#item.tooltip = tooltipOf(runs);
    this.#item.show();
  }

  /** Shows that nobody follows the runs. */
  showLost(runs: readonly RunView[]): void {
    const names = runs.map(({ name }) => name).join(', ');
    this.#item.text = `$(warning) ${vscode.l10n.t('{0}: not followed', names)}`;
    this.#item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
    this.#item.tooltip = vscode.l10n.t(
      'The language server of LoRA Workbench ended. The training goes on; starting the server anew shows it again.',
    );
    this.#item.accessibilityInformation = { label: `${this.#item.text} ${this.#item.tooltip}` };
    this.#item.command = 'lora.restartServer';
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

function tooltipOf(runs: readonly RunView[]): string {
  return runs
    .map((run) => {
      const { name, gpus, duration, progress } = run;
      return [
        name,
        formatRun(run),
        duration === null ? undefined : vscode.l10n.t('for {0}', formatDuration(duration)),
        gpus.length === 0 ? undefined : vscode.l10n.t('on {0}', gpus.join(', ')),
        formatCheckpoints(progress.checkpoints.length),
      ]
        .filter((line) => line !== undefined)
        .join('\n');
    })
    .join('\n\n');
}

import * as vscode from 'vscode';
import {
  allRunsRequest,
  type RunResult,
  type RunsStatus,
  type RunView,
  runRequest,
} from '../../protocol/training.ts';
import type { LoraTask } from './run-task.ts';
import { isShown, showRun } from './show-run.ts';
import { TrainingStatus } from './status-bar.ts';
import { tellEnding } from './tell-ending.ts';

/** The runs whose terminal this window shows, kept so that a reloaded window shows them again. */
const SHOWN = 'lora.shownRuns';
/** How soon a task that is run again follows its end (ms). */
const RERUN = 1000;
/** Whether a run goes on: what menus and the palette ask. */
const IS_TRAINING = 'lora.isTraining';

export interface TrainingsPorts {
  readonly extension: vscode.Uri;
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
  request<Result>(method: string, params: unknown): Promise<Result>;
}

/** The runs of this window's datasets, as the server tells them: status bar, terminals, and how they end. */
export class Trainings implements vscode.Disposable {
  readonly #ports: TrainingsPorts;
  readonly #status = new TrainingStatus();
  readonly #listeners: vscode.Disposable[] = [];
  /** Terminals of before extensions were killed and started anew: of their tasks VS Code tells nothing but the end. */
  readonly #left = new Set(vscode.window.terminals.map(({ name }) => name));
  #runs: readonly RunView[] = [];

  constructor(ports: TrainingsPorts) {
    this.#ports = ports;
    this.#listeners.push(
      vscode.tasks.onDidEndTask(({ execution }) => this.#taskEnded(execution.task)),
      vscode.window.onDidCloseTerminal(({ name }) => this.#left.delete(name)),
    );
  }

  /** Those that are not over, the one that runs first. */
  get going(): readonly RunView[] {
    const going = this.#runs.filter(isGoing);
    return going.sort((a, b) => Number(b.state === 'running') - Number(a.state === 'running'));
  }

  /** Takes what the server tells. */
  hear({ runs }: RunsStatus): void {
    const before = new Map(this.#runs.map((run) => [run.run, run]));
    this.#runs = runs;
    for (const run of runs) {
      const known = before.get(run.run);
      if (!isGoing(run) && known && isGoing(known)) this.#ended(run);
    }
    this.#status.show(this.going);
    void vscode.commands.executeCommand('setContext', IS_TRAINING, this.going.length > 0);
  }

  /** Those that are not over, told or not: a server that was just started tells none until it knows its datasets. */
  async untilKnown(): Promise<readonly RunView[]> {
    if (this.going.length === 0) this.hear(await this.#ports.request<RunsStatus>(allRunsRequest, undefined));
    return this.going;
  }

  /** Asks what became of the runs: the server is another one, which does not know what the last one told. */
  async lookAgain(): Promise<void> {
    // Those of now: what the new server tells in the meantime may lack one that ended.
    const known = this.#runs;
    const views = await Promise.all(
      known.filter(isGoing).map(({ run }) => this.#ports.request<RunResult>(runRequest, { run })),
    );
    const found = new Map(views.flatMap((view) => (view ? [[view.run, view] as const] : [])));
    this.#runs = known;
    this.hear({ runs: known.flatMap((run) => (isGoing(run) ? (found.get(run.run) ?? []) : run)) });
  }

  /** Nobody tells any more what becomes of the runs: they go on all the same. */
  lose(): void {
    if (this.going.length > 0) this.#status.showLost(this.going);
  }

  /** Shows a run in its terminal, now and in a reloaded window. */
  async show(run: Pick<RunView, 'run'>): Promise<void> {
    await this.#remember([...new Set([...this.#shown, run.run])]);
    await showRun(this.#ports.extension, run, { left: this.#left });
  }

  dispose(): void {
    for (const one of [this.#status, ...this.#listeners]) one.dispose();
    void vscode.commands.executeCommand('setContext', IS_TRAINING, false);
  }

  get #shown(): readonly string[] {
    return this.#ports.memory.get<readonly string[]>(SHOWN, []);
  }

  async #remember(runs: readonly string[]): Promise<void> {
    await this.#ports.memory.update(SHOWN, runs);
  }

  #ended(run: RunView): void {
    this.#forget(run.run);
    tellEnding(run, this.#ports.log);
  }

  #forget(run: string): void {
    void this.#remember(this.#shown.filter((shown) => shown !== run));
  }

  /** After a reload: the terminals of the runs that go on, and what became of the others meanwhile. */
  recall(): void {
    // A terminal is a program; VS Code itself would ask for trust.
    if (!vscode.workspace.isTrusted) return;
    for (const uri of this.#shown) {
      this.#lookUp(uri).catch((error: unknown) => this.#ports.log.error(`a run can't be shown: ${error}`));
    }
  }

  async #lookUp(uri: string): Promise<void> {
    const run = await this.#ports.request<RunResult>(runRequest, { run: uri });
    if (run && isGoing(run)) await showRun(this.#ports.extension, run, { isQuiet: true, left: this.#left });
    else if (run) this.#ended(run);
    else this.#forget(uri);
  }

  #taskEnded({ definition, name }: vscode.Task): void {
    for (const one of this.#left) if (one.startsWith(name)) this.#left.delete(one);
    const { type, run: shown } = definition as LoraTask;
    const run = this.going.find((one) => type === 'lora' && vscode.Uri.parse(one.run).fsPath === shown);
    if (!run) return;
    this.#tellItGoesOn(run).catch((error: unknown) =>
      this.#ports.log.error(`a run can't be looked up: ${error}`),
    );
  }

  async #tellItGoesOn(run: RunView): Promise<void> {
    // Its task may have ended because the run is over, which will be told in a moment.
    const isAgain = new Promise<boolean>((resolve) => {
      const waiting = vscode.tasks.onDidStartTask(() => settle(isShown(run)));
      const timer = setTimeout(() => settle(false), RERUN);
      const settle = (is: boolean) => {
        waiting.dispose();
        clearTimeout(timer);
        resolve(is);
      };
    });
    const now = await this.#ports.request<RunResult>(runRequest, { run: run.run });
    if (!now || !isGoing(now) || (await isAgain)) return;
    this.#forget(run.run);
    const again = vscode.l10n.t('Show Again');
    const stop = vscode.l10n.t('Stop…');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('The training of {0} goes on without its terminal.', run.name),
      again,
      stop,
    );
    if (chosen === again) await this.show(run);
    if (chosen === stop) await vscode.commands.executeCommand('lora.stopNow', vscode.Uri.parse(run.run));
  }
}

function isGoing({ state }: RunView): boolean {
  return state === 'queued' || state === 'running';
}

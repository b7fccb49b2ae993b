import * as vscode from 'vscode';
import type { PreparedTraining } from '../../protocol/training.ts';
import type { TrainingProblem } from '../../protocol/training-problem.ts';

const KEY = 'lora.acceptedWarnings';
/** Older ones are forgotten. */
const MOST = 1000;

/** Warnings of a dataset that the user has accepted: they are asked about once. Kept for the user, not in the dataset. */
export class AcceptedWarnings {
  readonly #memory: vscode.Memento;
  readonly #dataset: string;

  constructor(memory: vscode.Memento, dataset: string) {
    this.#memory = memory;
    this.#dataset = dataset;
  }

  has(problem: TrainingProblem): boolean {
    return this.#all.includes(this.#keyOf(problem));
  }

  /** Asks about warnings that were not accepted before, and keeps the answer. @returns whether it goes on */
  async ask({ problems }: PreparedTraining): Promise<boolean> {
    const open = problems.filter((one) => one.severity === 'warning' && !this.has(one));
    if (open.length === 0) return true;
    const train = vscode.l10n.t('Train');
    const answer = await vscode.window.showWarningMessage(
      open.length === 1
        ? vscode.l10n.t('Train with this warning?')
        : vscode.l10n.t('Train with these warnings?'),
      { modal: true, detail: open.map(({ code, message }) => `${message} (${code})`).join('\n') },
      train,
    );
    if (answer !== train) return false;
    const keys = open.map((one) => this.#keyOf(one));
    await this.#memory.update(KEY, [...this.#all, ...keys].slice(-MOST));
    return true;
  }

  get #all(): readonly string[] {
    return this.#memory.get<readonly string[]>(KEY, []);
  }

  #keyOf({ code, message }: TrainingProblem): string {
    return JSON.stringify([this.#dataset, code, message]);
  }
}

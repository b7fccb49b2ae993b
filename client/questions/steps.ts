import * as vscode from 'vscode';

/** How one step ended: with an answer, by going back to the step before, or by giving all up. */
export type StepEnd<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancel' };

/** Where a step stands. */
export interface StepPlace {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** One question; it keeps its answer itself. */
export type Step = (place: StepPlace) => Promise<'next' | 'back' | 'cancel'>;

/**
 * Asks the questions of a command one after the other, back and forth. Nothing may happen before the last one.
 * @param stepsNow the questions as they follow from the answers so far
 * @returns whether all were answered
 */
export async function askInSteps(title: string, stepsNow: () => readonly Step[]): Promise<boolean> {
  let index = 0;
  for (;;) {
    const steps = stepsNow();
    const step = steps[index];
    if (!step) return true;
    const end = await step({ title, step: index + 1, totalSteps: steps.length });
    if (end === 'cancel') return false;
    index += end === 'next' ? 1 : -1;
  }
}

/** A step that asks for a text. */
export function askForText(
  place: StepPlace,
  options: {
    readonly value: string;
    readonly prompt: string;
    readonly placeholder?: string;
    readonly mistakeIn?: (text: string) => string | undefined;
  },
): Promise<StepEnd<string>> {
  const input = vscode.window.createInputBox();
  input.value = options.value;
  input.prompt = options.prompt;
  input.placeholder = options.placeholder ?? '';
  const check = () => {
    input.validationMessage = options.mistakeIn?.(input.value) ?? '';
  };
  input.onDidChangeValue(check);
  return shown(input, place, () => {
    check();
    return input.validationMessage ? undefined : { answer: input.value.trim() };
  });
}

/** An answer to choose. */
export interface Choice<Answer> extends vscode.QuickPickItem {
  readonly answer: Answer;
}

/** A step that asks for one of some answers; `value` is the one that Enter takes. */
export function askForChoice<Answer>(
  place: StepPlace,
  placeholder: string,
  choices: readonly Choice<Answer>[],
  value: Answer,
): Promise<StepEnd<Answer>> {
  const pick = vscode.window.createQuickPick<Choice<Answer>>();
  pick.items = choices;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.activeItems = choices.filter(({ answer }) => answer === value);
  return shown(pick, place, () => {
    const [chosen] = pick.selectedItems;
    return chosen && { answer: chosen.answer };
  });
}

function shown<Answer>(
  input: vscode.InputBox | vscode.QuickPick<Choice<Answer>>,
  { title, step, totalSteps }: StepPlace,
  read: () => { answer: Answer } | undefined,
): Promise<StepEnd<Answer>> {
  input.title = title;
  input.step = step;
  input.totalSteps = totalSteps;
  // Looking into another window for the right word must not end it.
  input.ignoreFocusOut = true;
  input.buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
  return new Promise<StepEnd<Answer>>((resolve) => {
    input.onDidAccept(() => {
      const taken = read();
      if (taken) resolve({ kind: 'answer', ...taken });
    });
    input.onDidTriggerButton(() => resolve({ kind: 'back' }));
    input.onDidHide(() => resolve({ kind: 'cancel' }));
    input.show();
  }).finally(() => input.dispose());
}

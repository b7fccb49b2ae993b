import { type Message, message } from '../../../message.ts';
import type { SavedState } from '../../../training/beginning.ts';
import type { StepCount } from '../../../training/plan.ts';
import { type Check, optionSetting, type Problem } from '../../../training/problem.ts';

/** A saved state that the trainer can't go on from, or from which there is nothing left to train. */
export const trainResume: Check = function* ({ beginning, steps }) {
  if (!beginning?.state) return;
  const { folder, saved } = beginning.state;
  const trouble = troubleOf(folder, saved, steps);
  if (trouble) {
    yield {
      code: 'train-resume',
      severity: 'error',
      setting: optionSetting('resume'),
      wayOut: another,
      ...trouble,
    };
  }
};

const another: Message = message(
  'Choose another state, or begin with the weights of a checkpoint: a warm start.',
);

function troubleOf(
  folder: string,
  saved: SavedState,
  steps: StepCount | undefined,
): (Pick<Problem, 'message'> & Partial<Problem>) | undefined {
  switch (saved.kind) {
    case 'missing':
      return { message: message('The saved state is not there: {0}.', folder) };
    case 'none':
      return { message: message('This is no saved state: {0}.', folder) };
    case 'unreadable':
      return { message: message('The train_state.json of the saved state can not be read: {0}.', folder) };
    case 'uncounted':
      return {
        severity: 'warning',
        message: message('The saved state has no train_state.json: {0}.', folder),
        wayOut: message('The trainer goes on from it, and counts epochs from 1 again.'),
      };
    case 'counted':
      if (!steps || saved.step < steps.steps) return undefined;
      return {
        message: message(
          'The saved state is at step {0}, and the training would end at step {1}.',
          saved.step,
          steps.steps,
        ),
        wayOut: message('The trainer would end at once. Say how many epochs more are to be trained.'),
      };
  }
}

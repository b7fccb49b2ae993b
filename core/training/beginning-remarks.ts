import { type Message, message } from '../message.ts';
import { basename } from '../path.ts';
import type { Beginning, Course } from './beginning.ts';
import { numberOption, type Options } from './options.ts';
import type { StepCount } from './plan.ts';

/** What one has to know about how it begins. @param course what is really trained after a saved state */
export function remarksOn(
  beginning: Beginning | undefined,
  course: Course | undefined,
  steps: StepCount | undefined,
  options: Options,
): readonly Message[] {
  const remarks: Message[] = [];
  const { state, weights } = beginning ?? {};
  if (state?.saved.kind === 'counted' && course && steps) {
    const { epoch, step } = state.saved;
    const last = course.first + course.epochs - 1;
    remarks.push(
      message('It goes on from {0}, at step {1}.', basename(state.folder), step),
      message(
        'Of {0} epochs {1} are trained ({2} steps), which the trainer numbers {3} to {4}. It counts their steps from 0 again.',
        ...[steps.epochs, course.epochs, course.steps, course.first, last],
      ),
    );
    if (step % steps.stepsPerEpoch !== 0)
      remarks.push(
        message('The state was saved within an epoch: that one is trained again from its beginning.'),
      );
    if (epoch > Math.ceil(step / steps.stepsPerEpoch))
      remarks.push(
        message(
          'That run was itself resumed, or its epochs had another length: its state is of epoch {0} and counts {1} steps only, so that the numbers of epochs begin anew.',
          ...[epoch, step],
        ),
      );
  }
  if (weights?.content.kind === 'file') {
    const { rank, alpha } = weights.content;
    remarks.push(
      message(
        'A warm start: it begins with the weights of {0}, and without the state of the optimizer and the schedule.',
        basename(weights.file),
      ),
      rank === undefined
        ? message('Rank and alpha are taken from its weights.')
        : message(
            'Rank {0}, alpha {1}, as that file has them.',
            rank,
            alpha ?? numberOption(options, 'network_alpha', 1),
          ),
    );
  }
  return remarks;
}

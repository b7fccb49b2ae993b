import { message } from '../../core/message.ts';
import { basename, dirname } from '../../core/path.ts';
import type { RunPicture } from '../../protocol/runs-page/requests.ts';
import { translate } from '../translate.ts';
import { lineOf } from './joined-run.ts';
import type { OpenedRun } from './opened-runs.ts';

/** With what a run began, in words, and the steps at which it goes on from others. */
export function originOf(opened: OpenedRun): Pick<RunPicture, 'origin' | 'seams'> {
  const seams = lineOf(opened).flatMap(({ followed }) => followed.before?.descent.steps ?? []);
  return { origin: sentencesOf(opened), seams: seams.reverse() };
}

function sentencesOf({ beginning, before, followed }: OpenedRun): string | null {
  if (beginning?.kind === 'warm-start')
    return translate(message('It began with the weights of {0}: a warm start.', basename(beginning.file)));
  if (beginning?.kind !== 'resume') return null;
  const name = basename(dirname(dirname(beginning.state)));
  const step = followed.before?.descent.steps;
  if (!before || step === undefined)
    return translate(
      message(
        'It goes on from the saved state {0}; the run that saved it is not known here.',
        basename(beginning.state),
      ),
    );
  return translate(
    message(
      'It goes on from {0} at step {1}. What that run left up to there stands before its own; steps and epochs are counted over both.',
      ...[name, step],
    ),
  );
}

import type { TrainingAdapter } from '../../../trainers/training-adapter.ts';
import type { Course } from '../../../training/beginning.ts';
import type { Estimates } from '../../../training/estimate/estimates.ts';
import { expectedTime } from '../../../training/estimate/time.ts';
import type { Machine } from '../../../training/machine.ts';
import type { Plan, StepCount } from '../../../training/plan.ts';
import { nodeJournalDisk } from '../../disk/journal-disk.ts';
import { freeSpace } from '../free-space.ts';
import { earlierRuns } from './earlier-runs.ts';

/**
 * What a training will take of this machine.
 * @param steps undefined where they can't be told @param course what is really trained after a saved state
 */
export async function estimateTraining(
  training: TrainingAdapter,
  plan: Plan,
  { gpu, model, isElsewhere }: Machine,
  steps: StepCount | undefined,
  course: Course | undefined,
): Promise<Estimates> {
  const space = isElsewhere ? undefined : freeSpace(plan.dataset);
  const length = steps && {
    epochs: steps.epochs,
    first: course?.first ?? 1,
    steps: course?.steps ?? steps.steps,
  };
  const own = { ...training.estimate(plan, model, length), space };
  const { family, options, dataset, launch } = plan;
  // Several GPUs wait for each other: how long that takes, runs on one don't tell.
  if (!gpu || !steps || !length || (launch?.processes ?? 1) > 1) return { ...own, time: undefined };
  const kind = { gpu: gpu.name, family, resolution: training.resolutionOf(options), batch: steps.batch };
  const earlier = await earlierRuns(nodeJournalDisk, training, dataset, kind);
  return { ...own, time: expectedTime(length.steps, earlier) };
}

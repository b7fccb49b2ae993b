import type { TrainingAdapter } from '../../trainers/training-adapter.ts';
import type { Estimates } from '../../training/estimate/estimates.ts';
import { expectedTime } from '../../training/estimate/time.ts';
import type { Machine } from '../../training/machine.ts';
import type { Plan, StepCount } from '../../training/plan.ts';
import { nodeJournalDisk } from '../edits/journal-disk.ts';
import { earlierRuns } from './earlier-runs.ts';
import { freeSpace } from './free-space.ts';

/** What a training will take of this machine. @param steps undefined where they can't be told */
export async function estimateTraining(
  training: TrainingAdapter,
  plan: Plan,
  { gpu, model, isElsewhere }: Machine,
  steps: StepCount | undefined,
): Promise<Estimates> {
  const space = isElsewhere ? undefined : freeSpace(plan.dataset);
  const own = { ...training.estimate(plan, model, steps), space };
  const { family, options, dataset, launch } = plan;
  // Several GPUs wait for each other: how long that takes, runs on one don't tell.
  if (!gpu || !steps || (launch?.processes ?? 1) > 1) return { ...own, time: undefined };
  const kind = { gpu: gpu.name, family, resolution: training.resolutionOf(options), batch: steps.batch };
  const earlier = await earlierRuns(nodeJournalDisk, training, dataset);
  return { ...own, time: expectedTime(steps.steps, kind, earlier) };
}

import type { Preparation } from './preparation.ts';
import type { RunRecord } from './run-record.ts';

/** What a run's record says of what it is and what it runs on. @param id the trainer's */
export function runFacts(
  id: string,
  { plan, machine, steps, course, origin }: Preparation,
): Pick<RunRecord, 'name' | 'recipe' | 'trainer' | 'model' | 'gpu' | 'steps' | 'origin'> {
  const { root = id, python = 'python' } = machine.installation ?? {};
  const packages = machine.python && 'packages' in machine.python ? machine.python.packages : {};
  return {
    name: plan.name,
    recipe: plan.recipe,
    trainer: { id, root, version: machine.version ?? null, python, packages: known(packages) },
    model: { name: plan.model.name ?? null, place: plan.model.place },
    gpu: machine.gpu ? { index: machine.gpu.index, uuid: machine.gpu.uuid, name: machine.gpu.name } : null,
    steps: steps
      ? {
          shown: steps.shown,
          batch: steps.batch,
          stepsPerEpoch: steps.stepsPerEpoch,
          epochs: steps.epochs,
          steps: steps.steps,
          ...(course && course.steps < steps.steps ? { trained: course.steps } : {}),
        }
      : null,
    origin: origin ?? null,
  };
}

function known(packages: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(packages).flatMap(([name, version]) => (version === undefined ? [] : [[name, version]])),
  );
}

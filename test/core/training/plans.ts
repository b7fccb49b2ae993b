import type { Plan, Subset, TrainedImage } from '../../../core/training/plan.ts';
import type { Preparation } from '../../../core/training/preparation.ts';
import { sd15Likeness } from '../../../core/training/recipes/sd15-likeness.ts';

/** A plan by the recipe, of one folder. */
export function planOf(changes: Partial<Plan> = {}): Plan {
  return {
    name: 'alice',
    dataset: '/dataset',
    recipe: 'sd15-likeness',
    family: 'sd15',
    model: { name: 'sd15', place: '/models/v1-5.safetensors', kind: 'local' },
    options: sd15Likeness.options,
    captionExtension: '.txt',
    subsets: [subsetOf()],
    prompts: ['alice, woman --w 512 --h 512 --d 1'],
    ...changes,
  };
}

/** What a plan comes to on a machine that has nothing. */
export function preparationOf(plan: Plan): Preparation {
  return {
    plan,
    machine: {
      installation: undefined,
      version: undefined,
      python: undefined,
      gpus: [],
      gpuTrouble: undefined,
      gpuWish: { by: 'nobody' },
      gpu: undefined,
      missingParts: [],
      model: { kind: 'missing' },
    },
    steps: undefined,
    states: 'never',
    estimates: { disk: undefined, space: undefined, memory: undefined, time: undefined },
    samples: [],
    problems: [],
    differences: [],
    why: {},
    lacks: ['trainer', 'model'],
  };
}

export function subsetOf(changes: Partial<Subset> = {}): Subset {
  return {
    folder: '/dataset/img/10_alice woman',
    repeats: 10,
    classTokens: 'alice woman',
    isRegularization: false,
    images: 42,
    ...changes,
  };
}

/** So many pictures of one size. */
export function picturesOf(
  count: number,
  { size = [768, 768], repeats = 1, isRegularization = false }: Partial<TrainedImage> = {},
): readonly TrainedImage[] {
  return Array.from({ length: count }, () => ({ size, repeats, isRegularization }));
}

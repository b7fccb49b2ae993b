import { basename } from '../path.ts';
import type { Machine, ModelState } from './machine.ts';
import type { ModelPart, PartPlaces } from './model-parts.ts';
import { CHECKPOINT, isAbsolute } from './models.ts';
import type { BaseModel } from './plan.ts';

/** The folder of a job that base models are put into. */
export const MODELS = 'models';

/**
 * The machine that a job will be trained on: nothing is known of it, so nothing of it stands against a training.
 * @param version of the trainer here, which the job is to have too
 */
export function elsewhere(model: ModelState, version: string | undefined): Machine {
  return {
    installation: undefined,
    version,
    python: undefined,
    gpus: [],
    gpuTrouble: undefined,
    gpuWish: { by: 'nobody' },
    gpu: undefined,
    model,
    missingParts: [],
    isElsewhere: true,
  };
}

/**
 * A base model as a job names it: what is not here has to be put into its folder of models, by its own name. A name that
 * nobody knows stands for a file that is called so.
 * @param exists whether a file or folder is here (absolute)
 * @param needed the files that it always needs beside: those that nobody named are put there by the trainer's names
 */
export function modelElsewhere(
  model: BaseModel,
  exists: (place: string) => boolean,
  needed: readonly ModelPart[] = [],
): BaseModel {
  const named = model.parts && partsElsewhere(model.parts, exists);
  const put = needed.map((part): [ModelPart, string] => [part, inModels(`${part}.safetensors`)]);
  const parts = { ...Object.fromEntries(put), ...named };
  const withParts = { ...model, ...(Object.keys(parts).length === 0 ? {} : { parts }) };
  const { kind, name, place } = model;
  if (kind === 'remote' || (kind === 'local' && exists(place))) return withParts;
  const isName = kind === 'unknown' && !CHECKPOINT.test(place);
  return {
    ...withParts,
    name: kind === 'unknown' ? place : name,
    place: inModels(isName ? `${place}.safetensors` : place),
    kind: 'elsewhere',
  };
}

function partsElsewhere(parts: PartPlaces, exists: (place: string) => boolean): PartPlaces {
  return Object.fromEntries(
    Object.entries(parts).map(([part, place]) => [
      part,
      isAbsolute(place) && !exists(place) ? inModels(place) : place,
    ]),
  );
}

function inModels(place: string): string {
  return `${MODELS}/${basename(place.replaceAll('\\', '/'))}`;
}

/** What has to be put into a job before: a checkpoint in its folder of models, which its configuration names. */
export function isToBePut(place: string): boolean {
  return place.startsWith(`${MODELS}/`) && CHECKPOINT.test(place);
}

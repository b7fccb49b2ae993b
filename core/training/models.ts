import { joinPath } from '../path.ts';
import { partNames } from './model-parts.ts';
import type { BaseModel } from './plan.ts';
import type { UserModels } from './user-files.ts';

/** What a name or place of a base model is resolved with. */
export interface ModelPlaces {
  readonly models: UserModels;
  /** What a relative path starts from: the dataset. */
  readonly folder: string;
  /** A path of the platform in core's form, absolute; `~/` stands for the user's home. */
  toCore(path: string): string;
  exists(path: string): boolean;
}

/** What a file of a model is called. */
export const CHECKPOINT = /\.(?:safetensors|ckpt|pt|pth)$/i;
const ABSOLUTE = /^(?:[/\\~]|[A-Za-z]:[/\\])/;
const RELATIVE = /^\.{1,2}[/\\]/;
/** `owner/name` at Hugging Face. */
export const REMOTE = /^[\w.-]+\/[\w.-]+$/;

/** Whether a place is a path from the root of a disk, or of the user's home. */
export function isAbsolute(place: string): boolean {
  return ABSOLUTE.test(place);
}

/**
 * What somebody means by a base model: a name of their list, a file or folder, or `owner/name` at Hugging Face.
 * @param written as it stands in a configuration or on the command line
 */
export function resolveModel(written: string, places: ModelPlaces): BaseModel {
  const { models, folder, toCore, exists } = places;
  const named = Object.hasOwn(models, written) ? models[written] : undefined;
  if (named) return { name: written, ...placeOf(named, places) };
  if (ABSOLUTE.test(written)) return { name: undefined, place: toCore(written), kind: 'local' };
  const relative = joinPath(folder, written.replaceAll('\\', '/'));
  if (isPath(written) || exists(relative)) return { name: undefined, place: relative, kind: 'local' };
  return { name: undefined, place: written, kind: REMOTE.test(written) ? 'remote' : 'unknown' };
}

function isPath(written: string): boolean {
  return ABSOLUTE.test(written) || RELATIVE.test(written) || CHECKPOINT.test(written);
}

/** Where one of the list is, and what belongs to it. */
function placeOf(
  model: NonNullable<UserModels[string]>,
  { toCore, exists }: ModelPlaces,
): Omit<BaseModel, 'name'> {
  const isRemote = (one: string) => REMOTE.test(one) && !isPath(one) && !exists(toCore(one));
  const place = (one: string) => (isRemote(one) ? one : toCore(one));
  const parts = partNames.flatMap((name) => {
    const written = model[name];
    return written === undefined ? [] : [[name, place(written)] as const];
  });
  return {
    place: place(model.path),
    kind: isRemote(model.path) ? 'remote' : 'local',
    ...(parts.length === 0 ? {} : { parts: Object.fromEntries(parts) }),
  };
}

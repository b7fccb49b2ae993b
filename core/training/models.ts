import { joinPath } from '../path.ts';
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

const CHECKPOINT = /\.(?:safetensors|ckpt|pt|pth)$/i;
const ABSOLUTE = /^(?:[/\\~]|[A-Za-z]:[/\\])/;

/**
 * What somebody means by a base model: a name of their list, a file or folder, or `owner/name` at Hugging Face.
 * @param written as it stands in a configuration or on the command line
 */
export function resolveModel(written: string, { models, folder, toCore, exists }: ModelPlaces): BaseModel {
  const named = Object.hasOwn(models, written) ? models[written] : undefined;
  if (named) return { name: written, place: toCore(named.path), kind: 'local' };
  if (ABSOLUTE.test(written)) return { name: undefined, place: toCore(written), kind: 'local' };
  const relative = joinPath(folder, written.replaceAll('\\', '/'));
  const isPath = /^\.{1,2}[/\\]/.test(written) || CHECKPOINT.test(written);
  if (isPath || exists(relative)) return { name: undefined, place: relative, kind: 'local' };
  const isRemote = /^[\w.-]+\/[\w.-]+$/.test(written);
  return { name: undefined, place: written, kind: isRemote ? 'remote' : 'unknown' };
}

import type { Dataset } from '../dataset/dataset.ts';
import type { ConceptFolder, ImageFile } from '../dataset/files.ts';
import { triggerOf, writtenTrigger } from '../dataset/trigger/trigger.ts';
import { classWord } from '../dataset/trigger/trigger-candidates.ts';
import { basename, dirname } from '../path.ts';
import type { Launch } from './launch.ts';
import { mergeOptions, type Options } from './options.ts';
import type { BaseModel, Plan, Subset, TrainedImage } from './plan.ts';
import type { Recipe } from './recipe.ts';
import { recipeOptions } from './recipe-options.ts';
import { runNameOf } from './run-name.ts';

/** What a plan is made from, beside the dataset. */
export interface PlanRequest {
  readonly recipe: Recipe;
  readonly model: BaseModel;
  /** Left out, it is the trigger's or the dataset's. */
  readonly name?: string;
  /** The memory of the GPU (GB); left out, it is as the dataset's configuration says. */
  readonly vram?: number;
  /** What the hardware asks for, where the user says nothing else. */
  readonly adjustments?: { readonly options: Options; readonly dropped: readonly string[] };
  /** Options that outweigh the dataset's configuration. */
  readonly overrides?: Options;
  readonly launch?: Launch;
}

/** What a training of a dataset is to be. */
export function makePlan(
  dataset: Dataset,
  { recipe, model, name, vram, adjustments, overrides, launch }: PlanRequest,
): Plan {
  const subsets = subsetsOf(dataset, recipe);
  const own = mergeOptions(dataset.config.training?.options, overrides);
  const byRecipe = recipeOptions(recipe, vram ?? dataset.config.training?.vram, own);
  const left = Object.entries(byRecipe).filter(([option]) => !adjustments?.dropped.includes(option));
  const options = mergeOptions(Object.fromEntries(left), adjustments?.options, own);
  return {
    name: name ?? defaultName(dataset),
    dataset: dataset.root,
    recipe: recipe.id,
    family: recipe.family,
    model,
    options,
    captionExtension: dataset.captionExtension,
    subsets,
    prompts: promptsOf(dataset, recipe),
    ...(launch ? { launch } : {}),
  };
}

/** What a run of a dataset is called where nobody says: as what it trains, or as the dataset. */
export function defaultName(dataset: Dataset): string {
  const trigger = triggerOf(dataset, mainFolder(dataset));
  const isWord = trigger && !/^\[.*\]$/.test(writtenTrigger(trigger));
  return runNameOf(isWord ? writtenTrigger(trigger) : basename(dataset.root));
}

/** The pictures of a training, in the order in which the trainer finds them. */
export function trainedImages(dataset: Dataset, { subsets }: Plan): readonly TrainedImage[] {
  const byFolder = imagesByFolder(dataset);
  return subsets.flatMap(({ folder, repeats, isRegularization }) =>
    (byFolder.get(folder) ?? []).map(({ facts }): TrainedImage => {
      const size = facts?.state === 'readable' ? ([facts.width, facts.height] as const) : undefined;
      return { size, repeats, isRegularization };
    }),
  );
}

/** The pictures of a dataset by the folders in which they lie, in the order of their paths. */
export function imagesByFolder({ images }: Dataset): ReadonlyMap<string, readonly ImageFile[]> {
  const byFolder = new Map<string, ImageFile[]>();
  for (const path of [...images.keys()].sort()) {
    const image = images.get(path);
    if (!image) continue;
    const list = byFolder.get(dirname(path));
    list ? list.push(image) : byFolder.set(dirname(path), [image]);
  }
  return byFolder;
}

function subsetsOf(dataset: Dataset, recipe: Recipe): readonly Subset[] {
  const byFolder = imagesByFolder(dataset);
  return [...dataset.folders.values()]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((folder): Subset => {
      const isRegularization = dataset.config.concepts?.[folder.name]?.is_reg === true;
      return {
        folder: folder.path,
        repeats: folder.repeats ?? (isRegularization ? 1 : recipe.repeats),
        classTokens: classTokensOf(dataset, folder, isRegularization),
        isRegularization,
        images: byFolder.get(folder.path)?.length ?? 0,
      };
    })
    .filter(({ images }) => images > 0);
}

/** As the folder's name has it; else what is declared for it. */
function classTokensOf(
  dataset: Dataset,
  folder: ConceptFolder,
  isRegularization: boolean,
): string | undefined {
  if (folder.classTokens) return folder.classTokens;
  const trigger = isRegularization ? undefined : triggerOf(dataset, folder);
  const declared = trigger && !trigger.inferred ? writtenTrigger(trigger) : '';
  return [declared, classOf(dataset, folder)].filter(Boolean).join(' ') || undefined;
}

function classOf({ config }: Dataset, folder: ConceptFolder | undefined): string | undefined {
  const own = config.concepts?.[folder?.name ?? '']?.class ?? config.dataset?.class;
  return own ?? (folder && classWord(folder));
}

/** The folder that a run is named after, and whose words its prompts have. */
function mainFolder({ folders, config }: Dataset): ConceptFolder | undefined {
  const sorted = [...folders.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.find(({ name }) => config.concepts?.[name]?.is_reg !== true);
}

function promptsOf(dataset: Dataset, recipe: Recipe): readonly string[] {
  const folder = mainFolder(dataset);
  const trigger = triggerOf(dataset, folder);
  const words: Readonly<Record<string, string>> = {
    trigger: trigger ? writtenTrigger(trigger) : '',
    class: classOf(dataset, folder) ?? '',
    base_caption: dataset.config.dataset?.base_caption ?? '',
  };
  const own = dataset.config.samples?.prompts;
  // Without a trigger there is nothing to see: the recipe's prompts would show the base model at its own.
  if (own === undefined && !words['trigger'] && !words['class']) return [];
  return (own ?? recipe.prompts).map((prompt, index) => withSeed(fill(prompt, words), index)).filter(Boolean);
}

/** A prompt with the dataset's words for `{trigger}` and the like, on one line, without tags that became empty. */
function fill(prompt: string, words: Readonly<Record<string, string>>): string {
  const filled = prompt.replace(/\{(trigger|class|base_caption)\}(, )?/g, (_, word: string, comma = '') => {
    const text = words[word] ?? '';
    return text === '' ? '' : text + comma;
  });
  return filled.replace(/[\r\n]+/g, ' ').trim();
}

/** Only with a fixed seed can the pictures of two epochs be compared. */
function withSeed(prompt: string, index: number): string {
  return prompt === '' || / --d \d/i.test(prompt) ? prompt : `${prompt} --d ${index + 1}`;
}

import type { Config } from '../config/schema.ts';
import { type Setting, setOptions, tomlValue } from '../config/set-options.ts';
import { type Message, message } from '../message.ts';
import type { PresetAdapter } from '../trainers/preset-adapter.ts';
import type { ImportedTraining, Remark } from './imported-training.ts';
import { mergeOptions, type Options } from './options.ts';
import { optionsBeside } from './recipe-options.ts';
import { recipeById, recipes } from './recipes/index.ts';

/** A dataset's configuration, as it would be with a training that is taken over. */
export interface TakenOver {
  readonly text: string;
  /** What is set that wasn't said before, in the order in which it is told; undefined for what goes. */
  readonly settings: readonly Setting[];
  readonly remarks: readonly Remark[];
}

/** The dataset that a training is taken over into. */
export interface TakingOver {
  /** Of its `lora-dataset.toml`; empty where there is none. */
  readonly text: string;
  readonly config: Config;
  /** Whether there are captions under the extension that it has now. */
  readonly hasCaptions?: boolean;
}

/**
 * Takes a training over into a dataset's configuration: what it says, and where the recipe would do something else, what
 * the trainer does by itself. So a run by that configuration is the one that the file means.
 */
export function takeOver(
  imported: ImportedTraining,
  { text, config, hasCaptions = false }: TakingOver,
  presets: PresetAdapter,
): TakenOver | { readonly mistake: Message } {
  const { recipe, ...chosen } = chooseRecipe(imported, config);
  const options = settledOptions(imported, config, recipe.id, presets);
  const places = placesOf(imported, config, hasCaptions);
  const wanted: readonly Setting[] = [
    ...places.settings,
    ...chosen.settings,
    ...[...options.written].map(([key, value]) => ({ path: ['training', 'options', key], value })),
  ];
  const before = { dataset: config.dataset, samples: config.samples, training: config.training };
  const settings = wanted.filter(({ path, value }) => !isSame(valueAt(before, path), value));
  const changed = setOptions(text, settings);
  if (changed === undefined)
    return { mistake: message('It is not written in a way that options could be put into it.') };
  const remarks = [...imported.remarks, ...chosen.remarks, ...places.remarks, ...options.remarks];
  return { text: changed, settings, remarks };
}

function chooseRecipe({ recipes: fitting, modelKind }: ImportedTraining, { training, dataset }: Config) {
  const there = recipeById(training?.recipe) ?? recipes[0];
  const nothing: { settings: readonly Setting[]; remarks: readonly Remark[] } = { settings: [], remarks: [] };
  if (fitting.length === 0 || fitting.includes(there.id)) return { recipe: there, ...nothing };
  const known = fitting.filter((id) => recipeById(id));
  const id = known.find((one) => dataset?.purpose === 'style' && one.endsWith('-style')) ?? known[0];
  const recipe = recipeById(id);
  if (id === undefined || !recipe) {
    const text = message(
      'It is for {0}, and there is no recipe for that: {1} stays.',
      modelKind ?? '',
      there.id,
    );
    return { recipe: there, settings: [], remarks: [remark('warning', 'recipe', text)] };
  }
  const text = message('It is for {0}: the recipe is {1} now.', modelKind ?? '', id);
  return {
    recipe,
    settings: [{ path: ['training', 'recipe'], value: id }],
    remarks: [remark('info', 'recipe', text)],
  };
}

/** What is said beside the options; what the dataset says already stays. */
function placesOf(
  { model, prompts, captionExtension }: ImportedTraining,
  config: Config,
  hasCaptions: boolean,
) {
  const settings: Setting[] = [];
  const remarks: Remark[] = [];
  const extension = config.dataset?.caption_extension ?? '.txt';
  if (captionExtension !== undefined && captionExtension !== extension) {
    const kept = message(
      'The captions stay {0}; the file has {1}.',
      extension,
      captionExtension.slice(0, 80),
    );
    if (hasCaptions) remarks.push(remark('info', 'caption_extension', kept));
    else settings.push({ path: ['dataset', 'caption_extension'], value: captionExtension });
  }
  const own = config.training?.model;
  if (model !== undefined && own === undefined) settings.push({ path: ['training', 'model'], value: model });
  else if (model !== undefined && own !== model) {
    const text = message('The base model stays {0}; the file has {1}.', own ?? '', model.slice(0, 200));
    remarks.push(remark('info', 'model', text));
  }
  if (prompts && config.samples?.prompts === undefined)
    settings.push({ path: ['samples', 'prompts'], value: prompts });
  else if (prompts && !isSame(prompts, config.samples?.prompts))
    remarks.push(remark('info', 'prompts', message('The sample prompts stay as the dataset has them.')));
  return { settings, remarks };
}

/** What a training can be ended by. */
const ends = ['max_train_epochs', 'max_train_steps'];

/** The options that have to be written, undefined for those that have to go; and what can't be said. */
function settledOptions(
  { options: said, covered }: ImportedTraining,
  config: Config,
  recipe: string,
  presets: PresetAdapter,
) {
  const own = config.training?.options ?? {};
  const defaultOf = (option: string) => presets.defaultOf(option, recipe);
  // Something has to end it, and where nothing does the trainer counts steps.
  const hasEnd = ends.some((option) => Object.hasOwn(said, option));
  const steps = defaultOf('max_train_steps');
  const isOpen = !hasEnd && (covered.size > 0 || !ends.some((option) => Object.hasOwn(own, option)));
  const meant: Options = isOpen ? { ...said, max_train_steps: steps } : said;
  const byRecipe = optionsBeside(recipeById(recipe) ?? recipes[0], meant);
  // What the recipe would say instead goes only if this is said.
  const yieldedTo = new Set(Object.values((recipeById(recipe) ?? recipes[0]).yieldsTo).flat());
  const written = new Map<string, unknown>();
  for (const [option, value] of Object.entries(meant)) {
    const before = own[option] ?? byRecipe[option];
    const isNeeded = (before !== undefined && !isSame(before, value)) || yieldedTo.has(option);
    if (isNeeded || Object.hasOwn(own, option) || !isSame(value, defaultOf(option)))
      written.set(option, value);
  }
  const [stay, kept]: [string[], string[]] = [[], []];
  for (const [option, value] of Object.entries(mergeOptions(byRecipe, own))) {
    if (Object.hasOwn(meant, option) || isSame(value, defaultOf(option))) continue;
    const isOwn = Object.hasOwn(own, option);
    if (isOwn && !covered.has(option)) kept.push(option);
    else if (defaultOf(option) !== undefined) written.set(option, defaultOf(option));
    else if (Object.hasOwn(byRecipe, option)) stay.push(`${option} = ${tomlValue(byRecipe[option])}`);
    if (isOwn && covered.has(option) && defaultOf(option) === undefined) written.set(option, undefined);
  }
  const remarks: Remark[] = [];
  if (stay.length > 0)
    remarks.push(
      remark(
        'info',
        '',
        message('What nothing is said of stays as the recipe has it: {0}.', stay.join(', ')),
      ),
    );
  if (kept.length > 0)
    remarks.push(
      remark(
        'info',
        '',
        message('What nothing is said of stays as the dataset has it: {0}.', kept.join(', ')),
      ),
    );
  return { written, remarks };
}

function valueAt(config: Config, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => Object(at)[key], config);
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function remark(severity: Remark['severity'], key: string, text: Message): Remark {
  return { severity, key, message: text };
}

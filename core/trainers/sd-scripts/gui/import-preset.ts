import type { TableNode } from '../../../config/config-node.ts';
import { message } from '../../../message.ts';
import type { Span } from '../../../span.ts';
import type { ImportedTraining, Remark } from '../../../training/imported-training.ts';
import { mergeOptions, type Options } from '../../../training/options.ts';
import { promptsIn } from '../prompt-line.ts';
import { readParameters } from './additional-parameters.ts';
import { guiKeys } from './index.ts';
import { isPassedFor, type ModelKind, recipesFor } from './model-kinds.ts';
import { launcherRemarks, presetRemarks } from './preset-remarks.ts';
import { conflictRemarks, takenOptions } from './taken-options.ts';
import { numberIn, textIn, windowOptions } from './window-options.ts';
import { type WindowValues, windowValues } from './window-values.ts';

/** What the window says by its silence, too: options that it has a field for. */
const covered: ReadonlySet<string> = new Set([
  ...[...guiKeys.values()].flatMap(({ option }) => (option === undefined ? [] : [option])),
  ...['network_args', 'sdpa', 'network_train_unet_only', 'network_train_text_encoder_only'],
]);

/** A preset of kohya_ss as what its window would start the trainer with. @param root the file, a JSON object */
export function importPreset(root: TableNode): ImportedTraining {
  const { values, remarks, kind, hasNetwork, said, placeOf, own } = readPreset(root);
  const { remarks: aboutOptions, model, ...taken } = takenOptions(said, placeOf);
  const prompts = promptsIn(textIn(values, 'sample_prompts'));
  const isChroma = said['model_type'] === 'chroma';
  return {
    ...taken,
    // What a fresh window has there is nobody's wish.
    ...(model === undefined || !placeOf('pretrained_model_name_or_path') ? {} : { model }),
    ...(prompts.length === 0 ? {} : { prompts }),
    covered,
    recipes: recipesFor(kind, isChroma),
    modelKind: isChroma ? 'Chroma' : kind.title,
    remarks: [
      ...remarks,
      ...(hasNetwork ? [] : [noNetwork(values)]),
      ...own,
      ...launcherRemarks(values),
      ...aboutOptions,
    ],
  };
}

/** What a preset says in vain, or the trainer stops over, wherever it goes. */
export function remarksOnPreset(root: TableNode): readonly Remark[] {
  const { remarks, own, said, placeOf } = readPreset(root);
  return [...remarks, ...own, ...conflictRemarks(said, placeOf)];
}

function readPreset(root: TableNode) {
  const { values, remarks } = windowValues(root);
  const { kind, options, hasNetwork } = windowOptions(values);
  const parameters = readParameters(textIn(values, 'additional_parameters'));
  const said = mergeOptions(ofLength(values, options), parameters.options);
  const placeOf = placesOf(values, kind, parameters.options);
  const own = [
    ...parameters.mistakes.map((mistake) => remarkAt(values, 'additional_parameters', mistake)),
    ...presetRemarks(values, kind, said),
  ];
  return { values, remarks, kind, hasNetwork, said, placeOf, own };
}

/** What ends the training: epochs where they are said, else steps, which the window counts by itself where they are 0. */
function ofLength(values: WindowValues, options: Options): Options {
  const { max_train_steps: steps, max_train_epochs: epochs, lr_warmup_steps: warmup, ...rest } = options;
  const isWhole = numberIn(values, 'lr_warmup_steps') <= 0 && Number(warmup) >= 1;
  const others = { ...rest, ...(warmup === undefined || isWhole ? {} : { lr_warmup_steps: warmup }) };
  if (epochs !== undefined) return { ...others, max_train_epochs: epochs };
  if (steps !== undefined) return { ...others, max_train_steps: steps };
  const counts = textIn(values, 'dataset_config') === '';
  return counts ? { ...others, max_train_epochs: Math.max(1, numberIn(values, 'epoch')) } : others;
}

/** Where the file says an option. */
function placesOf(values: WindowValues, kind: ModelKind, added: Options) {
  const places = new Map<string, Span>();
  for (const [key, { goes, option, family }] of guiKeys) {
    const span = values.get(key)?.span;
    const name = goes === 'network' ? 'network_args' : option;
    if (span && name !== undefined && !places.has(name) && isPassedFor(kind, key, family))
      places.set(name, span);
  }
  const more = values.get('additional_parameters')?.span;
  if (more) for (const option of Object.keys(added)) places.set(option, more);
  return (option: string) => places.get(option);
}

function noNetwork(values: WindowValues): Remark {
  const text = 'kohya_ss has no LoRA_type {0}: which network is trained stays as the recipe has it.';
  return remarkAt(
    values,
    'LoRA_type',
    message(text, JSON.stringify(textIn(values, 'LoRA_type').slice(0, 80))),
  );
}

function remarkAt(values: WindowValues, key: string, text: Remark['message']): Remark {
  const span = values.get(key)?.span;
  return { severity: 'warning', key, message: text, ...(span ? { span } : {}) };
}

import { type Message, message } from '../../../message.ts';
import { type Family, familyTitles } from '../../../training/family.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';
import { datasetOptions, isOurs } from '../config-files.ts';
import { families } from '../families.ts';

/** What says the same here. */
const INSTEAD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sample_prompts: 'Prompts stand in [samples], one by one: prompts = ["…"].',
    pretrained_model_name_or_path: 'It is said by model in [training].',
    output_name: 'A run is called after its trigger, or by --name.',
    train_data_dir: 'What is trained are the pictures of this dataset.',
    reg_data_dir: 'A folder of regularization pictures has is_reg = true in [concepts].',
  }),
);

/** Where a run reads and writes is said by its folder, what its pictures and captions are by the dataset. */
export const trainOwnOption: OptionCheck = function* ({ ownOptions, plan: { family } }) {
  for (const [option, value] of Object.entries(ownOptions)) {
    const instead = insteadOf(option, value) ?? forcedBy(family, option, value);
    if (!instead) continue;
    yield {
      code: 'train-own-option',
      severity: 'warning',
      setting: optionSetting(option),
      message: message('The option "{0}" has no effect here.', option),
      wayOut: instead,
    };
  }
};

function insteadOf(option: string, value: unknown): Message | undefined {
  const instead = INSTEAD.get(option);
  if (instead) return message(instead);
  if (isOurs(option, value)) return message('Each run has a folder of its own for it.');
  if (!datasetOptions.has(option)) return undefined;
  return option === 'dataset_repeats'
    ? message("The number in a folder's name says it.")
    : message('It is said by caption_extension in [dataset].');
}

/** What the kind of model decides. */
function forcedBy(family: Family, option: string, value: unknown): Message | undefined {
  const { forced } = families[family];
  if (!Object.hasOwn(forced, option) || forced[option] === value) return undefined;
  return message(
    '{0} is not trained otherwise than with {1}.',
    familyTitles[family],
    JSON.stringify(forced[option]),
  );
}

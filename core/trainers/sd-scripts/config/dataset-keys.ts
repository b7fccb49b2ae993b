import type { KeyFact, PlainValue, ValueForm } from '../../../config/config-grammar.ts';
import { message } from '../../../message.ts';
import { trainerOptions } from '../options/index.ts';
import type { TableSchema, ValueKind } from './dataset-schema.ts';

interface DatasetKey {
  readonly help: string;
  readonly default?: PlainValue;
  readonly usual?: readonly PlainValue[];
}

/** What the keys are for that are no options, or say something else as options. Defaults: those of the trainer. */
const own: Readonly<Record<string, DatasetKey>> = {
  resolution: {
    help: 'Training size in pixels: one number, or [width, height]. Pictures are scaled to about this area. Without it the resolution of the training counts.',
    usual: [512, 768, 1024],
  },
  batch_size: { help: 'Pictures in a step; as an option it is called train_batch_size.', default: 1 },
  network_multiplier: {
    help: 'Scales the LoRA while these pictures are trained. With a point: 1.0.',
    default: 1,
  },
  num_repeats: {
    help: 'How often an epoch shows each picture. Below 1 the subset is left out. A folder called N_name says nothing here.',
    default: 1,
  },
  face_crop_aug_range: { help: 'Crops around faces by a factor between two numbers, each with a point.' },
  custom_attributes: { help: 'Values of your own for special trainings, such as diff_output_preservation.' },
  class_tokens: { help: 'The caption of pictures that have none.' },
  image_dir: { help: 'Folder of the pictures; folders in it are not looked at.' },
  is_reg: { help: 'These are regularization pictures.', default: false },
  metadata_file: {
    help: 'A JSON file of captions and tags by picture, instead of caption files. All subsets of the dataset need one then.',
  },
  conditioning_data_dir: { help: 'Folder of masks, one for each picture and called like it.' },
};

const forms: Readonly<Record<ValueKind, ValueForm>> = {
  bool: 'flag',
  int: 'int',
  float: 'float',
  number: 'number',
  text: 'text',
  table: 'table',
  size: 'size',
  floats: 'pair',
};

/** What the keys of a table of a dataset config are. */
export function datasetFacts({ keys }: TableSchema): readonly KeyFact[] {
  return Object.entries(keys).map(([name, kind]) => factOf(name, kind));
}

/** A dataset config has most keys under the names of options, which tell what they are for. */
export function factOf(name: string, kind: ValueKind): KeyFact {
  const option = trainerOptions.get(name);
  const { help, default: byDefault } = own[name] ?? option ?? { help: '' };
  const values = own[name] ? own[name].usual : (option?.choices ?? option?.usual);
  return {
    name,
    form: forms[kind],
    about: [message(help)],
    ...(byDefault === undefined ? (kind === 'bool' ? { default: false } : {}) : { default: byDefault }),
    ...(values
      ? { values: values.map((value) => ({ value })), isClosed: !own[name] && option?.choices !== undefined }
      : {}),
  };
}

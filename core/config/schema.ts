import * as z from 'zod';
import { severities } from '../severity.ts';

const level = z.enum(['off', ...severities]);

/** A rule's setting: a severity, or a table with a severity and the rule's own options. */
export const ruleSetting = z.union([level, z.looseObject({ severity: level.optional() })]);

const phrase = z.string().min(1);
const words = z.array(phrase);
/** Globs over the dataset's files. */
const patterns = z.array(z.string().min(1).max(1000));

/** One trigger, any of several, or all of several. */
const trigger = z.union([phrase, words.min(1), z.strictObject({ all: words.min(1) })]);

/** Names as accelerate has them. Source: its `launch_command_parser`. */
const accelerate = z.strictObject({
  num_processes: z
    .int()
    .min(1)
    .optional()
    .describe(
      'How many GPUs train together, those of all machines; as many as gpu_ids names where nothing is said.',
    ),
  num_machines: z.int().min(1).optional().describe('How many machines train together.'),
  machine_rank: z.int().min(0).optional().describe('Which of the machines this is, from 0.'),
  main_process_ip: z
    .string()
    .regex(/^[A-Za-z0-9._:-]+$/, 'an address or a name, for example "10.0.0.4"')
    .optional()
    .describe('Where the first machine is; several machines have to know it.'),
  main_process_port: z.int().min(1).max(65535).optional().describe('The port by which they find each other.'),
  gpu_ids: z
    .union([z.array(z.int().min(0)).min(1), z.literal('all')])
    .optional()
    .describe('The numbers of the GPUs of this machine, as nvidia-smi counts, or "all".'),
  num_cpu_threads_per_process: z
    .int()
    .min(1)
    .optional()
    .describe('Threads of the processor for each GPU; 2 where nothing is said.'),
  dynamo_backend: z
    .enum([
      ...([
        'no',
        'eager',
        'aot_eager',
        'inductor',
        'aot_ts_nvfuser',
        'nvprims_nvfuser',
        'cudagraphs',
      ] as const),
      ...(['ofi', 'fx2trt', 'onnxrt', 'tensorrt', 'aot_torchxla_trace_once'] as const),
      'tvm',
    ])
    .optional()
    .describe(
      'What accelerate is told of compiling. sd-scripts goes by torch_compile in [training.options] instead.',
    ),
});

/**
 * `lora-dataset.toml`. Every key is optional. The rules' own options are looked at by the rules; model names by the
 * trainer that gets them.
 */
export const configSchema = z.strictObject({
  version: z.literal(1).optional().describe('Version of this file; 1 where nothing is said.'),
  dataset: z
    .strictObject({
      trainer: z.enum(['sd-scripts']).optional().describe('Who trains.'),
      purpose: z
        .enum(['likeness', 'style', 'finetune'])
        .optional()
        .describe(
          'What is trained: one person or character, a style, or anything. It decides what is advised.',
        ),
      trigger: trigger
        .optional()
        .describe('The word that shall bring it up: one, a list of which any will do, or { all = [...] }.'),
      class: phrase.optional().describe('What it is one of, for example "woman".'),
      base_caption: z
        .string()
        .optional()
        .describe('What every caption starts from; completion offers its tags first.'),
      caption_extension: z
        .string()
        .regex(/^\.?[^./\\]+$/, 'a file extension, for example ".txt"')
        .optional()
        .describe('Extension of the captions; ".txt" where nothing is said.'),
      images: phrase.optional().describe('Folder of the pictures; this one where nothing is said.'),
      ignore: patterns.optional().describe('Patterns of files that do not belong to the dataset.'),
    })
    .optional()
    .describe('What the dataset is.'),
  concepts: z
    .record(
      z.string(),
      z.strictObject({
        trigger: trigger.optional().describe('The trigger in this folder.'),
        class: phrase.optional().describe('What it is one of in this folder.'),
        base_caption: z.string().optional().describe('What captions start from in this folder.'),
        is_reg: z.boolean().optional().describe('Whether these are regularization pictures.'),
      }),
    )
    .optional()
    .describe('What differs in one folder of pictures, by its name.'),
  views: z
    .record(
      z.string(),
      z.strictObject({
        hides: words.optional().describe('Tags of what can not be seen in such a picture.'),
        files: patterns.optional().describe('Patterns of pictures that are known to be such, by name.'),
      }),
    )
    .optional()
    .describe('From where pictures are taken, by the tag that names it.'),
  tags: z
    .strictObject({
      known: words.optional().describe('Tags that are right, though no list has them.'),
      unwanted: words.optional().describe('Tags that no caption shall have.'),
      aliases: z.record(z.string(), phrase).optional().describe('Tags that mean another one: alias = "tag".'),
      implies: z
        .record(z.string(), z.union([phrase, words]))
        .optional()
        .describe('Tags that mean others too: "hoop earrings" = "earrings".'),
    })
    .optional()
    .describe('What is known of tags.'),
  composition: z
    .record(z.string(), z.int().min(0))
    .optional()
    .describe('How many pictures of a kind are wanted, by the tag that names it.'),
  rules: z
    .record(z.string(), ruleSetting)
    .optional()
    .describe('How loud rules are, and their options: small-image = { severity = "error", min = 1024 }.'),
  overrides: z
    .array(
      z.strictObject({
        files: patterns.min(1).describe('Patterns of the files.'),
        rules: z.record(z.string(), ruleSetting).describe('How loud rules are for them.'),
      }),
    )
    .optional()
    .describe('How loud rules are for some files.'),
  samples: z
    .strictObject({
      prompts: z
        .array(z.string())
        .optional()
        .describe(
          'Sample prompts, with settings as --w 512. {trigger} and {class} stand for those of the dataset.',
        ),
    })
    .optional()
    .describe('Sample pictures of a training.'),
  training: z
    .strictObject({
      recipe: phrase.optional().describe('The way to train that the options start from.'),
      vram: z.number().positive().optional().describe('Memory of the GPU, in GB.'),
      model: phrase
        .optional()
        .describe('The base model: a name of your own list, a file, or owner/name at Hugging Face.'),
      accelerate: accelerate
        .optional()
        .describe('On how many GPUs and machines it is trained; on one where nothing is said.'),
      options: z
        .record(z.string(), z.unknown())
        .optional()
        .describe('Options of the trainer, over those of the recipe.'),
    })
    .optional()
    .describe('How the dataset is trained.'),
});

/** A dataset's configuration as written; what is absent is `undefined`. */
export type Config = z.infer<typeof configSchema>;
export type RuleSetting = z.infer<typeof ruleSetting>;
export type TriggerSetting = z.infer<typeof trigger>;

/** The file that declares a dataset. */
export const CONFIG_FILE = 'lora-dataset.toml';

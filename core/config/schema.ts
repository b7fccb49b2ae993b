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

/**
 * `lora-dataset.toml`. Every key is optional. The rules' own options are looked at by the rules; model names by the
 * trainer that gets them.
 */
export const configSchema = z.strictObject({
  version: z.literal(1).optional(),
  dataset: z
    .strictObject({
      trainer: z.enum(['sd-scripts']).optional(),
      purpose: z.enum(['likeness', 'style', 'finetune']).optional(),
      trigger: trigger.optional(),
      class: phrase.optional(),
      base_caption: z.string().optional(),
      caption_extension: z
        .string()
        .regex(/^\.?[^./\\]+$/, 'a file extension, for example ".txt"')
        .optional(),
      images: phrase.optional(),
      ignore: patterns.optional(),
    })
    .optional(),
  concepts: z
    .record(
      z.string(),
      z.strictObject({
        trigger: trigger.optional(),
        class: phrase.optional(),
        base_caption: z.string().optional(),
        is_reg: z.boolean().optional(),
      }),
    )
    .optional(),
  views: z
    .record(z.string(), z.strictObject({ hides: words.optional(), files: patterns.optional() }))
    .optional(),
  tags: z
    .strictObject({
      known: words.optional(),
      unwanted: words.optional(),
      aliases: z.record(z.string(), phrase).optional(),
      implies: z.record(z.string(), z.union([phrase, words])).optional(),
    })
    .optional(),
  composition: z.record(z.string(), z.int().min(0)).optional(),
  rules: z.record(z.string(), ruleSetting).optional(),
  overrides: z
    .array(z.strictObject({ files: patterns.min(1), rules: z.record(z.string(), ruleSetting) }))
    .optional(),
  samples: z.strictObject({ prompts: z.array(z.string()).optional() }).optional(),
  training: z
    .strictObject({
      recipe: phrase.optional(),
      vram: z.number().positive().optional(),
      model: phrase.optional(),
      options: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
});

/** A dataset's configuration as written; what is absent is `undefined`. */
export type Config = z.infer<typeof configSchema>;
export type RuleSetting = z.infer<typeof ruleSetting>;
export type TriggerSetting = z.infer<typeof trigger>;

/** The file that declares a dataset. */
export const CONFIG_FILE = 'lora-dataset.toml';

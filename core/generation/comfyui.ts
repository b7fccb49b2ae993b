import * as z from 'zod';
import type { UsedLora } from './a1111.ts';
import type { GridPrompt } from './grid.ts';

/** AUTOMATIC1111's samplers as ComfyUI calls them: sampler and scheduler. */
const samplers: Readonly<Record<string, readonly [sampler: string, scheduler: string]>> = {
  Euler: ['euler', 'normal'],
  'Euler a': ['euler_ancestral', 'normal'],
  DDIM: ['ddim', 'ddim_uniform'],
  LMS: ['lms', 'normal'],
  Heun: ['heun', 'normal'],
  DPM2: ['dpm_2', 'normal'],
  'DPM2 a': ['dpm_2_ancestral', 'normal'],
  'DPM++ 2M': ['dpmpp_2m', 'normal'],
  'DPM++ 2M Karras': ['dpmpp_2m', 'karras'],
  'DPM++ SDE': ['dpmpp_sde', 'normal'],
  UniPC: ['uni_pc', 'normal'],
};

/** The node whose pictures are taken. */
export const PICTURE_NODE = 'picture';

/**
 * The graph that paints a picture, with the nodes that every ComfyUI has: a checkpoint, the LoRA on model and text encoder, and
 * one sampler.
 * @param checkpoint and the LoRA's `name` as ComfyUI lists them, with folder and extension
 */
export function graphOf(
  prompt: GridPrompt,
  checkpoint: string,
  lora: UsedLora | undefined,
): Readonly<Record<string, unknown>> {
  const source = lora ? 'lora' : 'checkpoint';
  const usual = ['euler', prompt.guidance === undefined ? 'normal' : 'simple'] as const;
  const [sampler, scheduler] = samplers[prompt.sampler ?? ''] ?? usual;
  const text = (words: string) => ({
    class_type: 'CLIPTextEncode',
    inputs: { text: words, clip: [source, 1] },
  });
  return {
    checkpoint: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: checkpoint } },
    ...(lora
      ? {
          lora: {
            class_type: 'LoraLoader',
            inputs: {
              model: ['checkpoint', 0],
              clip: ['checkpoint', 1],
              lora_name: lora.name,
              strength_model: lora.weight,
              strength_clip: lora.weight,
            },
          },
        }
      : {}),
    positive: text(prompt.prompt),
    negative: text(prompt.negative ?? ''),
    ...(prompt.guidance === undefined
      ? {}
      : {
          guided: {
            class_type: 'FluxGuidance',
            inputs: { conditioning: ['positive', 0], guidance: prompt.guidance },
          },
        }),
    latent: {
      class_type: 'EmptyLatentImage',
      inputs: { width: prompt.width, height: prompt.height, batch_size: 1 },
    },
    sampler: {
      class_type: 'KSampler',
      inputs: {
        model: [source, 0],
        positive: [prompt.guidance === undefined ? 'positive' : 'guided', 0],
        negative: ['negative', 0],
        latent_image: ['latent', 0],
        seed: prompt.seed,
        steps: prompt.steps,
        cfg: prompt.scale,
        sampler_name: sampler,
        scheduler,
        denoise: 1,
      },
    },
    decode: { class_type: 'VAEDecode', inputs: { samples: ['sampler', 0], vae: ['checkpoint', 2] } },
    // The pictures are kept by us: those of this node lie in ComfyUI's temporary folder, which it empties by itself.
    [PICTURE_NODE]: { class_type: 'PreviewImage', inputs: { images: ['decode', 0] } },
  };
}

export const promptAnswer = z.object({ prompt_id: z.string() });

const image = z.object({
  filename: z.string(),
  subfolder: z.string().default(''),
  type: z.string().default('output'),
});

/** By the id of a prompt; one that is not done has no entry. */
export const historyAnswer = z.record(
  z.string(),
  z.object({
    outputs: z.record(z.string(), z.object({ images: z.array(image).optional() })).default({}),
    status: z
      .object({ status_str: z.string().optional(), messages: z.array(z.unknown()).optional() })
      .nullish(),
  }),
);

/** What waits and what is painted: each a list with the prompt's id at its second place. */
export const queueAnswer = z.object({
  queue_running: z.array(z.array(z.unknown())),
  queue_pending: z.array(z.array(z.unknown())),
});

/** What a node may be given: `object_info` lists the names first. */
export function choicesIn(answer: unknown, node: string, input: string): readonly string[] {
  const shape = z.record(
    z.string(),
    z.object({ input: z.object({ required: z.record(z.string(), z.array(z.unknown())) }) }),
  );
  const [first, more] = shape.safeParse(answer).data?.[node]?.input.required[input] ?? [];
  // Newer nodes say COMBO first, and have the names in a table.
  const list = first === 'COMBO' ? z.object({ options: z.unknown() }).safeParse(more).data?.options : first;
  return z.array(z.string()).safeParse(list).data ?? [];
}

/** Why a prompt failed, in ComfyUI's words; undefined where it doesn't say. */
export function failureIn(messages: readonly unknown[] | undefined): string | undefined {
  const kinds = (messages ?? []).map((one) => (Array.isArray(one) ? one[0] : undefined));
  if (kinds.includes('execution_interrupted')) return 'it was interrupted in ComfyUI';
  const shape = z.tuple([z.literal('execution_error'), z.object({ exception_message: z.string() })]);
  for (const one of messages ?? []) {
    const { data } = shape.safeParse(one);
    if (data) return data[1].exception_message.trim();
  }
  return undefined;
}

/** What is wrong with a graph that ComfyUI refuses. */
export const refusalAnswer = z.object({
  error: z.object({ message: z.string(), details: z.string().optional() }).or(z.string()).optional(),
  node_errors: z
    .record(
      z.string(),
      z.object({ errors: z.array(z.object({ message: z.string(), details: z.string().optional() })) }),
    )
    .optional(),
});

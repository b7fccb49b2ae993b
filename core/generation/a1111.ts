import * as z from 'zod';
import { loraTag } from '../training/outputs/lora-prompt.ts';
import type { GridPrompt } from './grid.ts';

/** A LoRA at a weight, as the program knows it. */
export interface UsedLora {
  readonly name: string;
  readonly weight: number;
}

/**
 * What `/sdapi/v1/txt2img` is asked for. Source: AUTOMATIC1111's API (`StableDiffusionTxt2ImgProcessingAPI`); Forge has the same.
 * @param task a name by which `/internal/progress` tells of this picture; older versions pass over it
 */
export function txt2imgBody(
  prompt: GridPrompt,
  lora: UsedLora | undefined,
  task?: string,
): Readonly<Record<string, unknown>> {
  return {
    prompt: lora ? `${prompt.prompt} ${loraTag(lora.name, lora.weight)}` : prompt.prompt,
    negative_prompt: prompt.negative ?? '',
    seed: prompt.seed,
    steps: prompt.steps,
    cfg_scale: prompt.scale,
    // Forge's own, for FLUX.1.
    ...(prompt.guidance === undefined ? {} : { distilled_cfg_scale: prompt.guidance }),
    width: prompt.width,
    height: prompt.height,
    ...(prompt.sampler === undefined ? {} : { sampler_name: prompt.sampler }),
    batch_size: 1,
    n_iter: 1,
    send_images: true,
    // The pictures are kept by us: nothing is left in the program's own folders.
    save_images: false,
    do_not_save_grid: true,
    ...(task === undefined ? {} : { force_task_id: task }),
  };
}

/** What it answers: pictures in base64, with or without `data:` in front, and how they were made. */
export const txt2imgAnswer = z.object({ images: z.array(z.string()).min(1), info: z.string().optional() });

/** A LoRA's `name` is its file's without folder and extension; it is found by that one whatever aliases there are. */
export const lorasAnswer = z.array(
  z.object({
    name: z.string(),
    path: z.string().optional(),
    metadata: z.record(z.string(), z.unknown()).nullish().catch(undefined),
  }),
);

export const optionsAnswer = z.object({ sd_model_checkpoint: z.string().nullish() });

/** How far a picture is. */
export const progressAnswer = z.object({ progress: z.number().min(0).max(1) });

/** Where one picture stands: others may be painted before it. */
export const taskAnswer = z.object({
  active: z.boolean(),
  queued: z.boolean(),
  progress: z.number().min(0).max(1).nullish(),
});

/** Some versions have the folder only here. */
export const flagsAnswer = z.object({ lora_dir: z.string().nullish() });

/** An error in the program's words. */
export const errorAnswer = z.object({
  error: z.string().optional(),
  detail: z.unknown().optional(),
  errors: z.string().optional(),
});

import { numberOption, type Options } from '../../../training/options.ts';
import { guiKeys } from './index.ts';
import { isPassedFor, type ModelKind, tickedKind } from './model-kinds.ts';
import { windowNetwork } from './network-args.ts';
import type { WindowValues } from './window-values.ts';

/** What the window writes for the trainer. */
export interface WindowOptions {
  readonly kind: ModelKind;
  /** The options as they would stand in its file, those that no trainer knows among them. */
  readonly options: Options;
  /** Whether the file would be complete: there is a network of that kind. */
  readonly hasNetwork: boolean;
}

/** Keys that aren't passed as they are. */
const special = new Set([
  ...['xformers', 'lr_warmup', 'lr_warmup_steps', 'optimizer_args', 'lr_scheduler_args', 'text_encoder_lr'],
  ...['t5xxl_lr', 'unet_lr', 'LoRA_type', 'sample_prompts', 'noise_offset', 'noise_offset_random_strength'],
  ...['adaptive_noise_scale', 'multires_noise_iterations', 'multires_noise_discount', 'wandb_run_name'],
  ...['max_data_loader_n_workers', 'model_type', 'anima_attn_mode'],
  // For the window itself; the trainer passes over them.
  ...['epoch', 'noise_offset_type', 'stop_text_encoder_training'],
]);

/**
 * The options that the window makes of what is in its fields: all that is empty, off or zero is left out, zeros too
 * since to Python they are equal to False. Source: `config_toml_data` in `kohya_gui/lora_gui.py`.
 */
export function windowOptions(values: WindowValues): WindowOptions {
  const kind = tickedKind((checkbox) => values.get(checkbox)?.value === true);
  const network = windowNetwork(values, kind.script === 'sd3');
  const all: Record<string, unknown> = {};
  for (const [key, { goes, option, family }] of guiKeys) {
    if (goes !== 'option' || option === undefined || special.has(key)) continue;
    if (isPassedFor(kind, key, family) && values.has(key)) all[option] = values.get(key)?.value;
  }
  Object.assign(all, noiseOptions(values), rateOptions(values, kind), warmup(values), lists(values));
  const attention = values.get('xformers')?.value;
  if (attention === 'xformers' || attention === 'sdpa') all[attention] = true;
  if (kind.script === 'anima' && values.get('anima_attn_mode')?.value !== 'torch')
    all['attn_mode'] = values.get('anima_attn_mode')?.value;
  if (all['train_inpainting'] === true) Object.assign(all, { cache_latents: '', cache_latents_to_disk: '' });
  const isChroma = kind.script === 'flux' && textIn(values, 'model_type').toLowerCase() === 'chroma';
  if (isChroma) Object.assign(all, { model_type: 'chroma', clip_l: '' });
  // Otherwise it is the output's name, which says nothing.
  if (textIn(values, 'wandb_run_name') !== '') all['wandb_run_name'] = textIn(values, 'wandb_run_name');
  const options = {
    ...withoutEmpty(all),
    max_data_loader_n_workers: numberIn(values, 'max_data_loader_n_workers'),
    // Put back behind the zeros.
    ...(isChroma ? { apply_t5_attn_mask: true, guidance_scale: numberIn(values, 'guidance_scale') } : {}),
    ...(network ? { network_module: network.module } : {}),
    ...(network && network.args.length > 0 ? { network_args: network.args } : {}),
  };
  return { kind, options, hasNetwork: network !== undefined };
}

function withoutEmpty(options: Options): Options {
  return Object.fromEntries(
    Object.entries(options).filter(
      ([, value]) => Boolean(value) && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

function noiseOptions(values: WindowValues): Options {
  const type = textIn(values, 'noise_offset_type');
  const original = ['noise_offset', 'noise_offset_random_strength', 'adaptive_noise_scale'];
  const multires = ['multires_noise_iterations', 'multires_noise_discount'];
  const keys = type === 'Original' ? original : type === 'Multires' ? multires : [];
  return Object.fromEntries(keys.map((key) => [key, values.get(key)?.value]));
}

/** What isn't trained is said by rates of zero. */
function rateOptions(values: WindowValues, { script }: ModelKind): Options {
  const [text, t5, unet] = ['text_encoder_lr', 't5xxl_lr', 'unet_lr'].map((key) => numberIn(values, key));
  return {
    ...(text ? { text_encoder_lr: [text, t5 || text] } : {}),
    ...(unet ? { unet_lr: unet } : {}),
    network_train_unet_only: script === 'hunyuan' || (!text && Boolean(unet)),
    network_train_text_encoder_only: script !== 'hunyuan' && Boolean(text) && !unet,
  };
}

/** Steps, or a share of them. */
function warmup(values: WindowValues): Options {
  const steps = Math.trunc(numberIn(values, 'lr_warmup_steps'));
  return { lr_warmup_steps: steps > 0 ? steps : numberIn(values, 'lr_warmup') / 100 };
}

function lists(values: WindowValues): Options {
  const words = (key: string) => textIn(values, key).replaceAll('"', '').split(/\s+/).filter(Boolean);
  return { optimizer_args: words('optimizer_args'), lr_scheduler_args: words('lr_scheduler_args') };
}

/** A number of the window; 0 for an empty field. */
export function numberIn(values: WindowValues, key: string): number {
  return numberOption({ value: values.get(key)?.value }, 'value', 0);
}

/** A text of the window. */
export function textIn(values: WindowValues, key: string): string {
  return String(values.get(key)?.value ?? '');
}

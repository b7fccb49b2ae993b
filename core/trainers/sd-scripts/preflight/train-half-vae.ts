import { message } from '../../../message.ts';
import { type Check, optionSetting } from '../../../training/problem.ts';

/** The VAE that SDXL came with calculates values that fp16 has no numbers for. One that is named instead may be a mended one. */
export const trainHalfVae: Check = function* ({ plan: { family, options, model } }) {
  if (family !== 'sdxl' || options['mixed_precision'] !== 'fp16' || options['no_half_vae'] === true) return;
  if (options['vae'] || model.parts?.vae !== undefined) return;
  yield {
    code: 'train-half-vae',
    severity: 'warning',
    setting: optionSetting('mixed_precision'),
    message: message('In fp16 the VAE of SDXL tends to give NaN for latents, and for the loss.'),
    wayOut: message('Set no_half_vae to true, or mixed_precision to "bf16".'),
  };
};

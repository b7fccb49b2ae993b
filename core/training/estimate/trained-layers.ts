import { numberOption, type Options } from '../options.ts';
import { loraWeights, type ModelWeights } from './model-weights.ts';

/** Options under which a LoRA has other layers than the usual ones. */
const OTHER = ['network_args', 'dim_from_weights', 'base_weights'];

/**
 * How many weights the LoRA of a training has; undefined where that isn't known: for other networks than the usual one
 * of its kind of model, and where arguments of the network choose its layers.
 */
export function trainedWeights(
  options: Options,
  usualNetwork: string,
  { lora }: Pick<ModelWeights, 'lora'>,
): number | undefined {
  const isOther = OTHER.some((option) => {
    const value = options[option];
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  });
  if (!lora || isOther || (options['network_module'] ?? usualNetwork) !== usualNetwork) return undefined;
  return loraWeights(lora, numberOption(options, 'network_dim', 4), {
    network: options['network_train_text_encoder_only'] !== true,
    text: options['network_train_unet_only'] !== true,
  });
}

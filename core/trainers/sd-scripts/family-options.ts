import type { Family } from '../../training/family.ts';
import { optionTable } from './config/option-table.ts';
import { families } from './families.ts';
import { knownOptions, type OptionKind } from './known-options.ts';

const cached = 'cache_text_encoder_outputs cache_text_encoder_outputs_to_disk disable_mmap_load_safetensors';
const transformer = `${cached} blocks_to_swap logit_mean logit_std mode_scale text_encoder_batch_size weighting_scheme`;
const flow = `${transformer} discrete_flow_shift sigmoid_scale timestep_sampling`;
const attention = 'attn_mode split_attn vae_chunk_size';

/** The options that a script has beside those of all of them. */
const own: Readonly<Record<string, string>> = {
  'train_network.py': '',
  'sdxl_train_network.py': cached,
  'flux_train_network.py': `${flow} ae apply_t5_attn_mask clip_l controlnet_model_name_or_path guidance_scale
    model_prediction_type model_type split_mode t5xxl t5xxl_max_token_length`,
  'sd3_train_network.py': `${transformer} apply_lg_attn_mask apply_t5_attn_mask clip_g clip_g_dropout_rate clip_l
    clip_l_dropout_rate enable_scaled_pos_embed pos_emb_random_crop_rate save_clip save_t5xxl t5_dropout_rate t5xxl
    t5xxl_device t5xxl_dtype t5xxl_max_token_length training_shift`,
  'lumina_train_network.py': `${flow} ae gemma2 gemma2_max_token_length model_prediction_type sample_batch_size
    system_prompt use_flash_attn use_sage_attn`,
  'hunyuan_image_train_network.py': `${flow} ${attention} byt5 fp8_scaled fp8_vl model_prediction_type text_encoder
    text_encoder_cpu`,
  'anima_train_network.py': `${flow} ${attention} cross_attn_lr llm_adapter_lr llm_adapter_path mlp_lr mod_lr qwen3
    qwen3_max_token_length self_attn_lr t5_max_token_length t5_tokenizer_path unsloth_offload_checkpointing
    vae_disable_cache`,
};

const made = new Map<string, ReadonlyMap<string, OptionKind>>();

/**
 * The options that the script of a kind of model has, and what they take.
 * Source: the parsers at 48d368f (February 2026), asked themselves.
 */
export function optionsOfFamily(family: Family): ReadonlyMap<string, OptionKind> {
  const { script } = families[family];
  const known = made.get(script);
  if (known) return known;
  const names = (own[script] ?? '').split(/\s+/).filter((name) => name !== '');
  const more = names.map((name) => [name, optionTable.get(name) ?? 'text'] as const);
  const options = new Map<string, OptionKind>([...knownOptions, ...more]);
  made.set(script, options);
  return options;
}

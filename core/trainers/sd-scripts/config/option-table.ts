import { knownOptions, type OptionKind } from '../known-options.ts';

/** Options that only some of the LoRA scripts have, those of SDXL, FLUX, SD 3 and so on. */
const byKind: Readonly<Record<'flag' | 'int' | 'float' | 'text', string>> = {
  flag: `apply_lg_attn_mask apply_t5_attn_mask cache_text_encoder_outputs cache_text_encoder_outputs_to_disk
    disable_mmap_load_safetensors enable_scaled_pos_embed fp8_scaled fp8_vl save_clip save_t5xxl split_attn split_mode
    text_encoder_cpu unsloth_offload_checkpointing use_flash_attn use_sage_attn vae_disable_cache`,
  int: `blocks_to_swap gemma2_max_token_length qwen3_max_token_length sample_batch_size t5_max_token_length
    t5xxl_max_token_length text_encoder_batch_size vae_chunk_size`,
  float: `clip_g_dropout_rate clip_l_dropout_rate cross_attn_lr discrete_flow_shift guidance_scale llm_adapter_lr
    logit_mean logit_std mlp_lr mod_lr mode_scale pos_emb_random_crop_rate self_attn_lr sigmoid_scale
    t5_dropout_rate training_shift`,
  text: `ae byt5 clip_g clip_l controlnet_model_name_or_path gemma2 llm_adapter_path qwen3 system_prompt t5_tokenizer_path
    t5xxl t5xxl_device t5xxl_dtype text_encoder`,
};

const choices: Readonly<Record<string, readonly string[]>> = {
  attn_mode: ['torch', 'xformers', 'flash', 'sageattn', 'sdpa'],
  model_prediction_type: ['raw', 'additive', 'sigma_scaled'],
  model_type: ['flux', 'chroma'],
  timestep_sampling: ['sigma', 'uniform', 'sigmoid', 'shift', 'nextdit_shift', 'flux_shift'],
  weighting_scheme: ['sigma_sqrt', 'logit_normal', 'mode', 'cosmap', 'none', 'uniform'],
};

/**
 * The options of all LoRA scripts, and what they take.
 * Source: their parsers at 48d368f (February 2026), asked themselves.
 */
export const optionTable: ReadonlyMap<string, OptionKind> = new Map<string, OptionKind>([
  ...knownOptions,
  ...Object.entries(byKind).flatMap(([kind, names]) =>
    names.split(/\s+/).map((name) => [name, kind as keyof typeof byKind] as const),
  ),
  ...Object.entries(choices),
]);

/** What kohya_ss writes for its own use, or for a newer trainer; the others pass over it. */
const ofGui =
  /^(?:epoch|noise_offset_type|stop_text_encoder_training|train_inpainting|mem_eff_save|(?:single|double)_blocks_to_swap|show_timesteps(?:_resolution)?|qwen_image_vae_2d|compile(?:_\w+)?)$/;

/** Whether kohya_ss writes this key though the trainer may not know it. */
export function isWrittenByGui(key: string): boolean {
  return ofGui.test(key);
}

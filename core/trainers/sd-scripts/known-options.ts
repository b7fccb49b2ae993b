/** What an option of the trainer takes: a number, a text, several of them, or one of some values. */
export type OptionKind =
  | 'flag'
  | 'int'
  | 'float'
  | 'number'
  | 'text'
  | 'texts'
  | 'floats'
  | readonly (string | number)[];

const byKind: Readonly<Record<'flag' | 'int' | 'float' | 'number' | 'text' | 'texts' | 'floats', string>> = {
  flag: `alpha_mask async_upload bucket_no_upscale cache_info cache_latents cache_latents_to_disk color_aug
    console_log_simple cpu_offload_checkpointing ddp_gradient_as_bucket_view ddp_static_graph
    debiased_estimation_loss debug_dataset deepspeed dim_from_weights enable_bucket enable_wildcard flip_aug
    fp16_master_weights_and_gradients fp8_base fp8_base_unet full_bf16 full_fp16 fused_backward_pass
    gradient_checkpointing highvram ip_noise_gamma_random_strength log_config lowram masked_loss mem_eff_attn
    network_train_text_encoder_only network_train_unet_only no_half_vae no_metadata noise_offset_random_strength
    output_config persistent_data_loader_workers random_crop resume_from_huggingface sample_at_first save_state
    save_state_on_train_end save_state_to_huggingface scale_v_pred_loss_like_noise_pred sdpa shuffle_caption
    skip_cache_check skip_until_initial_step torch_compile use_8bit_adam use_lion_optimizer v2 v_parameterization
    weighted_captions xformers zero3_init_flag zero3_save_16bit_model zero_terminal_snr`,
  int: `bucket_reso_steps caption_dropout_every_n_epochs clip_skip dataset_repeats ddp_timeout
    gradient_accumulation_steps initial_epoch initial_step keep_tokens lr_scheduler_num_cycles
    lr_scheduler_timescale max_bucket_reso max_data_loader_n_workers max_timestep max_train_epochs max_train_steps
    max_validation_steps min_bucket_reso min_timestep multires_noise_iterations network_dim sample_every_n_epochs
    sample_every_n_steps save_every_n_epochs save_every_n_steps save_last_n_epochs save_last_n_epochs_state
    save_last_n_steps save_last_n_steps_state save_n_epoch_ratio seed token_warmup_min train_batch_size
    vae_batch_size validate_every_n_epochs validate_every_n_steps validation_seed`,
  float: `adaptive_noise_scale caption_dropout_rate caption_tag_dropout_rate huber_c huber_scale ip_noise_gamma
    learning_rate lr_scheduler_min_lr_ratio lr_scheduler_power max_grad_norm min_snr_gamma multires_noise_discount
    network_alpha network_dropout noise_offset prior_loss_weight scale_weight_norms token_warmup_step unet_lr
    v_pred_like_loss validation_split`,
  number: 'lr_decay_steps lr_warmup_steps',
  text: `caption_extension caption_extention caption_prefix caption_separator caption_suffix conditioning_data_dir
    config_file console_log_file dataset_class dataset_config face_crop_aug_range huggingface_path_in_repo
    huggingface_repo_id huggingface_repo_type huggingface_repo_visibility huggingface_token in_json
    keep_tokens_separator log_prefix log_tracker_config log_tracker_name logging_dir lr_scheduler lr_scheduler_type
    metadata_author metadata_description metadata_is_negative_embedding metadata_license metadata_merged_from
    metadata_preprocessor metadata_tags metadata_thumbnail metadata_title metadata_trigger_phrase
    metadata_usage_hint network_module network_weights offload_optimizer_nvme_path offload_param_nvme_path
    optimizer_type output_dir output_name pretrained_model_name_or_path reg_data_dir resolution resume
    sample_prompts secondary_separator tokenizer_cache_dir train_data_dir training_comment vae wandb_api_key
    wandb_run_name`,
  texts: 'base_weights lr_scheduler_args network_args optimizer_args',
  floats: 'base_weights_multiplier text_encoder_lr',
};

const choices: Readonly<Record<string, readonly (string | number)[]>> = {
  console_log_level: ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'],
  dynamo_backend: [
    ...['eager', 'aot_eager', 'inductor', 'aot_ts_nvfuser', 'nvprims_nvfuser', 'cudagraphs', 'ofi', 'fx2trt'],
    ...['onnxrt', 'tensort', 'ipex', 'tvm'],
  ],
  huber_schedule: ['constant', 'exponential', 'snr'],
  log_with: ['tensorboard', 'wandb', 'all'],
  loss_type: ['l1', 'l2', 'huber', 'smooth_l1'],
  // 75 is refused on the command line, but right in a file, where choices are not looked at.
  max_token_length: [75, 150, 225],
  mixed_precision: ['no', 'fp16', 'bf16'],
  offload_optimizer_device: ['cpu', 'nvme'],
  offload_param_device: ['cpu', 'nvme'],
  resize_interpolation: ['lanczos', 'nearest', 'bilinear', 'linear', 'bicubic', 'cubic', 'area', 'box'],
  sample_sampler: [
    ...['ddim', 'pndm', 'lms', 'euler', 'euler_a', 'heun', 'dpm_2', 'dpm_2_a', 'dpmsolver', 'dpmsolver++'],
    ...['dpmsingle', 'k_lms', 'k_euler', 'k_euler_a', 'k_dpm_2', 'k_dpm_2_a'],
  ],
  save_model_as: ['ckpt', 'pt', 'safetensors'],
  save_precision: ['float', 'fp16', 'bf16'],
  zero_stage: [0, 1, 2, 3],
};

/**
 * The options that all LoRA scripts of sd-scripts have, by name, and what they take.
 * Source: the parser of `train_network.py` at 48d368f (February 2026), asked itself.
 */
export const knownOptions: ReadonlyMap<string, OptionKind> = new Map<string, OptionKind>([
  ...Object.entries(byKind).flatMap(([kind, names]) =>
    names.split(/\s+/).map((name) => [name, kind as keyof typeof byKind] as const),
  ),
  ...Object.entries(choices),
]);

/** Whether a value of a TOML file is one that an option takes. The trainer itself doesn't look. */
export function fitsOption(kind: OptionKind, value: unknown): boolean {
  if (Array.isArray(kind)) return kind.includes(value as string | number);
  switch (kind) {
    case 'flag':
      return typeof value === 'boolean';
    case 'int':
      return Number.isInteger(value);
    case 'text':
      return typeof value === 'string';
    case 'texts':
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    case 'floats':
      return isNumber(value) || (Array.isArray(value) && value.every(isNumber));
    default:
      return isNumber(value);
  }
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

/** What the configurations of other trainers are known by; they are nothing that we judge. */
const dialects: Readonly<Record<string, readonly RegExp[]>> = {
  'musubi-tuner': [
    /^[^\S\r\n]*["']?(?:image_directory|video_directory|image_jsonl_file|video_jsonl_file|cache_directory)["']?\s*[=:]/m,
    /^[^\S\r\n]*(?:dit|text_encoder[12]|image_encoder|guidance_embed_scale|vae_cache_cpu)\s*=/m,
    /^[^\S\r\n]*network_module\s*=\s*["']networks\.lora_(?:wan|framepack|flux_kontext|flux_2|qwen_image|hv_1_5|kandinsky5|zimage)/m,
  ],
  'diffusion-pipe': [
    /^[^\S\r\n]*\[\[\s*directory\s*\]\]/m,
    /^[^\S\r\n]*(?:micro_batch_size_per_gpu|pipeline_stages|enable_ar_bucket|num_ar_buckets|ar_buckets)\s*=/m,
  ],
  'ai-toolkit': [
    /^[^\S\r\n]*["']?job["']?\s*:\s*["']?(?:extension|train|generate|extract|mod|extra)/m,
    /^[^\S\r\n]*["']?process["']?\s*:\s*(?:\[\s*)?$/m,
  ],
  OneTrainer: [
    /"(?:training_method|concept_file_name|base_model_name|include_train_config)"\s*:/,
    /"(?:diffusion_steps|noise_scheduler|image_variations|text_variations|balancing_strategy)"\s*:/,
  ],
  kohya_ss: [/"(?:LoRA_type|model_list|max_resolution|lr_warmup|save_as_bool)"\s*:/],
};

/** The program that a configuration is for, if it is another one than sd-scripts. */
export function dialectOf(text: string): string | undefined {
  for (const [name, signs] of Object.entries(dialects))
    if (signs.some((sign) => sign.test(text))) return name;
  return undefined;
}

/** Whether a file is a preset of kohya_ss. */
export function isPreset({ name, text }: { readonly name: string; readonly text: string }): boolean {
  return /\.json$/i.test(name) && dialectOf(text) === 'kohya_ss';
}

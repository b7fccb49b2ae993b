/** What a picture says of how it was made. */
export interface GenerationParameters {
  /** Whose form they are written in. */
  readonly form: 'a1111' | 'comfyui';
  readonly prompt: string;
  readonly negative: string;
  /** Steps, sampler, seed … by name, in the order in which they are written; names are AUTOMATIC1111's. */
  readonly settings: ReadonlyMap<string, string>;
  /** The LoRAs and textual inversions that were used, by name, with the hash of each. */
  readonly loraHashes: ReadonlyMap<string, string>;
  readonly tiHashes: ReadonlyMap<string, string>;
}

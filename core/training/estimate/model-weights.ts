/** What a base model weighs, by the header of its file: numbers of weights. */
export interface ModelWeights {
  /** Of what is trained for: U-Net or transformer. */
  readonly network: number;
  /** Of text encoders and VAE that it has in itself. */
  readonly text: number;
  readonly vae: number;
  /** What a LoRA of it has; undefined for kinds of model whose layers are not known here. */
  readonly lora: LoraLayers | undefined;
}

/** The layers that a LoRA goes with. */
export interface LoraLayers {
  /** Weights for each rank. */
  readonly network: number;
  readonly text: number;
  /** How many layers they are, each of which has a scale too. */
  readonly modules: { readonly network: number; readonly text: number };
}

/** How many weights a LoRA has. @param rank its dimension */
export function loraWeights(
  { network, text, modules }: LoraLayers,
  rank: number,
  trains: { readonly network: boolean; readonly text: boolean },
): number {
  return (
    (trains.network ? network * rank + modules.network : 0) + (trains.text ? text * rank + modules.text : 0)
  );
}

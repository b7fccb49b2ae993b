/** A block of a model, as LoRAs are weighted by block: part and label, and where it stands among the others. */
export interface Block {
  /** `te1`, `te2` … are the text encoders; `network` is what makes the picture. */
  readonly part: 'te1' | 'te2' | 'te3' | 'network';
  /** As the users of block weights call it: `IN04`, `MID`, `OUT11`, `DOUBLE03`, `JOINT05`, `TE00`; `OTHER` where it has none. */
  readonly label: string;
  /** Grows in the order in which a picture goes through the parts. */
  readonly order: number;
}

/** Text encoders by how module names begin. Source: the prefixes in `networks/lora*.py`; diffusers' names beside them. */
const encoders: readonly (readonly [RegExp, Block['part']])[] = [
  [/^lora_te3_|^text_encoder_3\./, 'te3'],
  [/^lora_te2_|^text_encoder_2\./, 'te2'],
  [/^lora_te1?_|^text_encoder\./, 'te1'],
];

const UP = 200;
const MIDDLE = 100;
/** In front of the layers. */
const BESIDE = -1000;
const OTHER = 100_000;

const numbered = (label: string, at: number) => `${label}${String(at).padStart(2, '0')}`;

/**
 * Finds the block of a module. The U-Net's blocks are counted as in the original model: diffusers' `down_blocks_I_attentions_J`
 * is IN(3 I + J + 1), `up_blocks_I_attentions_J` is OUT(3 I + J).
 * @param name of the module, with `_` (kohya) or `.` (diffusers, PEFT) between its parts
 */
export function blockOf(name: string): Block {
  const part = encoders.find(([pattern]) => pattern.test(name))?.[1];
  const path = name.replaceAll('.', '_');
  if (part !== undefined) {
    const layer = /_(?:layers|resblocks|block)_(\d+)_/.exec(`${path}_`)?.[1];
    return layer === undefined
      ? { part, label: 'OTHER', order: OTHER }
      : { part, label: numbered('TE', Number(layer)), order: Number(layer) };
  }
  const [label, order] = networkBlock(`_${path}_`);
  return { part: 'network', label, order };
}

function networkBlock(path: string): readonly [label: string, order: number] {
  const numbers = (pattern: RegExp) => pattern.exec(path)?.slice(1).map(Number);
  const down = numbers(/_down_blocks_(\d+)_(?:attentions|resnets)_(\d+)_/);
  if (down) return input(3 * (down[0] ?? 0) + (down[1] ?? 0) + 1);
  const shrunk = numbers(/_down_blocks_(\d+)_downsamplers_/);
  if (shrunk) return input(3 * (shrunk[0] ?? 0) + 3);
  const up = numbers(/_up_blocks_(\d+)_(?:attentions|resnets)_(\d+)_/);
  if (up) return output(3 * (up[0] ?? 0) + (up[1] ?? 0));
  const grown = numbers(/_up_blocks_(\d+)_upsamplers_/);
  if (grown) return output(3 * (grown[0] ?? 0) + 2);
  const [inside] = numbers(/_input_blocks_(\d+)_/) ?? [];
  if (inside !== undefined) return input(inside);
  const [outside] = numbers(/_output_blocks_(\d+)_/) ?? [];
  if (outside !== undefined) return output(outside);
  if (/_(?:mid_block|middle_block)_/.test(path)) return ['MID', MIDDLE];
  const [double] = numbers(/_(?:double_blocks|transformer_blocks)_(\d+)_/) ?? [];
  if (double !== undefined && !/_single_transformer_blocks_/.test(path))
    return [numbered('DOUBLE', double), double];
  const [joint] = numbers(/_joint_blocks_(\d+)_/) ?? [];
  if (joint !== undefined) return [numbered('JOINT', joint), joint];
  const [single] = numbers(/_(?:single_blocks|single_transformer_blocks)_(\d+)_/) ?? [];
  if (single !== undefined) return [numbered('SINGLE', single), 1000 + single];
  // Beside the layers: what Lumina refines the prompt and the noise by, and what Anima reads its prompt through.
  const [refined] = numbers(/_context_refiner_(\d+)_/) ?? [];
  if (refined !== undefined) return [numbered('CONTEXT', refined), BESIDE + refined];
  const [noise] = numbers(/_noise_refiner_(\d+)_/) ?? [];
  if (noise !== undefined) return [numbered('NOISE', noise), BESIDE + MIDDLE + noise];
  const [adapter] = numbers(/_llm_adapter_(?:\w+?_)?(\d+)_/) ?? [];
  if (adapter !== undefined) return [numbered('ADAPTER', adapter), BESIDE + adapter];
  const [block] = numbers(/_(?:layers|blocks)_(\d+)_/) ?? [];
  return block === undefined ? ['OTHER', OTHER] : [numbered('BLOCK', block), block];
}

function input(at: number): readonly [string, number] {
  return [numbered('IN', at), at];
}

function output(at: number): readonly [string, number] {
  return [numbered('OUT', at), UP + at];
}

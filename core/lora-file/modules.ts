import type { SafetensorsHeader, Tensor } from '../safetensors/header.ts';

/** How a module is changed: by two matrices (also of LoCon), a Hadamard or a Kronecker product, or another way. */
export type ModuleKind = 'lora' | 'loha' | 'lokr' | 'other';

/** The tensors of a LoRA that change one layer of a model. */
export interface LoraModule {
  /** As the file has it, in front of what tells its tensors apart: `lora_unet_mid_block_attentions_0_proj_in`. */
  readonly name: string;
  readonly kind: ModuleKind;
  /** How many rows its first matrix has; undefined where the file doesn't tell. */
  readonly rank: number | undefined;
  /** Its tensors by what is behind the name: `lora_down.weight`, `lora_up.weight`, `alpha` … */
  readonly tensors: ReadonlyMap<string, Tensor>;
  /** The names of its two matrices, the one that is applied first in front; undefined for another kind than `lora`. */
  readonly pair: readonly [down: Tensor, up: Tensor] | undefined;
}

/** What tensors of a LoRA end in: kohya's (`lora_down.weight`), diffusers' and PEFT's (`lora_A.weight`), LyCORIS'. */
const ENDING =
  /\.((?:lora_(?:down|up|mid|A|B)|lora\.(?:down|up))(?:\.\w+)?\.weight|alpha|dora_scale|(?:hada|lokr)_\w+|oft_\w+|diff(?:_b)?|on_input)$/;

const pairs: readonly (readonly [down: RegExp, up: RegExp])[] = [
  [/^lora_down(?:\.\w+)?\.weight$/, /^lora_up(?:\.\w+)?\.weight$/],
  [/^lora_A(?:\.\w+)?\.weight$/, /^lora_B(?:\.\w+)?\.weight$/],
  [/^lora\.down\.weight$/, /^lora\.up\.weight$/],
];

/** The modules of a file, in its order; none for a file that holds no LoRA. */
export function modulesOf({ tensors }: SafetensorsHeader): readonly LoraModule[] {
  const byName = new Map<string, Map<string, Tensor>>();
  for (const [full, tensor] of tensors) {
    const ending = ENDING.exec(full)?.[1];
    if (ending === undefined) continue;
    const name = full.slice(0, -ending.length - 1);
    const own = byName.get(name) ?? new Map<string, Tensor>();
    byName.set(name, own);
    own.set(ending, tensor);
  }
  return [...byName].map(([name, own]) => moduleOf(name, own));
}

function moduleOf(name: string, tensors: ReadonlyMap<string, Tensor>): LoraModule {
  const endings = [...tensors.keys()];
  const find = (pattern: RegExp) => tensors.get(endings.find((ending) => pattern.test(ending)) ?? '');
  for (const [downEnding, upEnding] of pairs) {
    const down = find(downEnding);
    const up = find(upEnding);
    if (!down || !up) continue;
    const isPlain = !endings.some((ending) => /lora_mid/.test(ending));
    // The rows of the first are the columns of the second.
    const rank = down.shape[0];
    return { name, kind: 'lora', rank, tensors, pair: isPlain ? [down, up] : undefined };
  }
  const hada = find(/^hada_w1_b$/);
  if (hada) return { name, kind: 'loha', rank: hada.shape[0], tensors, pair: undefined };
  if (endings.some((ending) => ending.startsWith('lokr_'))) {
    const lokr = find(/^lokr_w2_b$/) ?? find(/^lokr_w1_b$/);
    return { name, kind: 'lokr', rank: lokr?.shape[0], tensors, pair: undefined };
  }
  return { name, kind: 'other', rank: undefined, tensors, pair: undefined };
}

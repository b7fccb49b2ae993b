import type { SafetensorsHeader, Tensor } from '../safetensors/header.ts';

/**
 * How a module changes its layer: by two matrices (also of LoCon), the same and then scaled by column (DoRA), a Hadamard or a
 * Kronecker product, the difference itself, a rotation, factors for what comes in or out, or a ControlNet beside it.
 */
export type ModuleKind = 'lora' | 'dora' | 'loha' | 'lokr' | 'diff' | 'oft' | 'ia3' | 'lllite' | 'other';

/** The tensors of a LoRA that change one layer of a model. */
export interface LoraModule {
  /** As the file has it, in front of what tells its tensors apart: `lora_unet_mid_block_attentions_0_proj_in`. */
  readonly name: string;
  readonly kind: ModuleKind;
  /** How many rows its first matrix has; undefined where the file doesn't tell. */
  readonly rank: number | undefined;
  /** Undefined where the file has none: then it counts as the rank. */
  readonly alpha: number | undefined;
  /** Its tensors by what is behind the name: `lora_down.weight`, `lora_up.weight`, `alpha` … */
  readonly tensors: ReadonlyMap<string, Tensor>;
}

/** The two matrices of a LoRA, the one that is applied first in front, and what LoCon may have between them. */
export interface LoraMatrices {
  readonly down: Tensor;
  readonly up: Tensor;
  readonly mid: Tensor | undefined;
}

/**
 * What tensors of a LoRA end in: kohya's (`lora_down.weight`), diffusers' and PEFT's (`lora_A.weight`, `to_q_lora.down.weight`),
 * LyCORIS'.
 */
const ENDING =
  /(?:\.|_(?=lora\.))((?:lora_(?:down|up|mid|A|B)|lora(?:_linear_layer)?\.(?:down|up))(?:\.\w+)?\.weight|alpha|dora_scale|(?:hada|lokr)_\w+|oft_\w+(?:\.\d+)?|diff(?:_b)?|on_input)$/;
/** ControlNet-LLLite's are behind the first point. Source: `networks/control_net_lllite_for_train.py`. */
const LLLITE = /^(lllite_\w+)\.(.+)$/;

const pairs: readonly (readonly [down: RegExp, up: RegExp])[] = [
  [/^lora_down(?:\.\w+)?\.weight$/, /^lora_up(?:\.\w+)?\.weight$/],
  [/^lora_A(?:\.\w+)?\.weight$/, /^lora_B(?:\.\w+)?\.weight$/],
  [/^lora(?:_linear_layer)?\.down\.weight$/, /^lora(?:_linear_layer)?\.up\.weight$/],
];

/**
 * The modules of a file, in its order; none for a file that holds no LoRA.
 * @param numberIn reads a tensor that is a single number; undefined where it can't
 */
export function modulesOf(
  { tensors }: SafetensorsHeader,
  numberIn: (tensor: Tensor) => number | undefined = () => undefined,
): readonly LoraModule[] {
  const byName = new Map<string, Map<string, Tensor>>();
  for (const [full, tensor] of tensors) {
    const [name, ending] = nameAndEnding(full);
    if (ending === undefined) continue;
    const own = byName.get(name) ?? new Map<string, Tensor>();
    byName.set(name, own);
    own.set(ending, tensor);
  }
  return [...byName].map(([name, own]) => {
    const alpha = own.get('alpha');
    return { name, ...kindOf(name, own), alpha: alpha && numberIn(alpha), tensors: own };
  });
}

/** Whether modules make a LoRA: a ControlNet beside the layers is asked for in no prompt. */
export function isLora(modules: readonly LoraModule[]): boolean {
  return modules.some(({ kind }) => kind !== 'lllite');
}

/** The matrices of a LoRA's module; undefined for another kind. */
export function matricesOf({ tensors }: Pick<LoraModule, 'tensors'>): LoraMatrices | undefined {
  const find = finder(tensors);
  for (const [downEnding, upEnding] of pairs) {
    const down = find(downEnding);
    const up = find(upEnding);
    if (down && up) return { down, up, mid: find(/^lora_mid(?:\.\w+)?\.weight$/) };
  }
  return undefined;
}

function nameAndEnding(full: string): readonly [name: string, ending: string | undefined] {
  const ending = ENDING.exec(full)?.[1];
  if (ending !== undefined) return [full.slice(0, -ending.length - 1), ending];
  const [, name = '', rest] = LLLITE.exec(full) ?? [];
  return [name, rest];
}

function kindOf(name: string, tensors: ReadonlyMap<string, Tensor>): Pick<LoraModule, 'kind' | 'rank'> {
  const find = finder(tensors);
  if (name.startsWith('lllite_')) return { kind: 'lllite', rank: undefined };
  const lora = matricesOf({ tensors });
  const isDora = tensors.has('dora_scale');
  // The rows of the first are the columns of the second.
  if (lora) return { kind: isDora ? 'dora' : 'lora', rank: lora.down.shape[0] };
  const hada = tensors.get('hada_w1_b');
  if (hada) return { kind: isDora ? 'dora' : 'loha', rank: hada.shape[0] };
  if (find(/^lokr_/)) {
    const lokr = tensors.get('lokr_w2_b') ?? tensors.get('lokr_w1_b');
    return { kind: isDora ? 'dora' : 'lokr', rank: lokr?.shape[0] };
  }
  if (find(/^oft_/)) return { kind: 'oft', rank: undefined };
  if (tensors.has('on_input')) return { kind: 'ia3', rank: undefined };
  return { kind: tensors.has('diff') ? 'diff' : 'other', rank: undefined };
}

function finder(tensors: ReadonlyMap<string, Tensor>): (pattern: RegExp) => Tensor | undefined {
  return (pattern) => {
    for (const [ending, tensor] of tensors) if (pattern.test(ending)) return tensor;
    return undefined;
  };
}

import { type Block, blockOf } from './blocks.ts';
import { compareBlocks } from './describe-file.ts';

/** How far a LoRA moves one block of a model at weight 1. */
export interface BlockWeight {
  readonly block: Block;
  readonly modules: number;
  /** Frobenius norm of the change of all its layers together. */
  readonly norm: number;
  /** The same of another LoRA, and the cosine between both changes (-1 to 1); only where two are compared. */
  readonly other?: number;
  readonly cosine?: number;
}

/** One module as it was measured: the squares of the norms, and the inner product. */
export interface ModuleWeight {
  readonly name: string;
  readonly square: number;
  readonly otherSquare?: number;
  readonly product?: number;
}

/** How far a LoRA moves a model: block by block, in the order of the model, and all of it. */
export interface WeightsByBlock {
  readonly blocks: readonly BlockWeight[];
  readonly total: Omit<BlockWeight, 'block'>;
}

/** Puts modules together by block. */
export function weightsByBlock(modules: Iterable<ModuleWeight>): WeightsByBlock {
  const sums = new Map<string, Sum>();
  const whole = new Sum();
  for (const module of modules) {
    const block = blockOf(module.name);
    const key = `${block.part} ${block.label}`;
    const sum = sums.get(key) ?? new Sum(block);
    sums.set(key, sum);
    sum.add(module);
    whole.add(module);
  }
  const blocks = [...sums.values()].flatMap((sum) =>
    sum.block ? [{ block: sum.block, ...sum.weight() }] : [],
  );
  return { blocks: blocks.sort((a, b) => compareBlocks(a.block, b.block)), total: whole.weight() };
}

class Sum {
  readonly block: Block | undefined;
  #modules = 0;
  #square = 0;
  #other = 0;
  #product = 0;
  #isCompared = false;

  constructor(block?: Block) {
    this.block = block;
  }

  add({ square, otherSquare, product }: ModuleWeight): void {
    this.#modules++;
    this.#square += square;
    if (otherSquare === undefined) return;
    this.#isCompared = true;
    this.#other += otherSquare;
    this.#product += product ?? 0;
  }

  weight(): Omit<BlockWeight, 'block'> {
    const norm = Math.sqrt(Math.max(0, this.#square));
    if (!this.#isCompared) return { modules: this.#modules, norm };
    const other = Math.sqrt(Math.max(0, this.#other));
    // A change of nothing has no direction.
    const cosine = norm === 0 || other === 0 ? 0 : this.#product / norm / other;
    return { modules: this.#modules, norm, other, cosine: Math.max(-1, Math.min(1, cosine)) };
  }
}

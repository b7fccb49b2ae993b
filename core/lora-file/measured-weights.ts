import { type Message, message } from '../message.ts';
import { type Block, blockOf } from './blocks.ts';
import { compareBlocks } from './describe-file.ts';
import { kindTitles } from './kind-titles.ts';
import type { ModuleKind } from './modules.ts';

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

/** One that can't be measured: what it does depends on the model, it has numbers that are none, or its tensors can't be used. */
export interface UnmeasuredModule {
  readonly name: string;
  readonly kind: ModuleKind;
  readonly why: 'model' | 'numbers' | 'tensors';
}

/** Modules that are in no number, and why. */
export interface Unmeasured {
  readonly why: UnmeasuredModule['why'];
  readonly kinds: readonly ModuleKind[];
  readonly modules: number;
}

/** How far a LoRA moves a model: block by block, in the order of the model, and all of it. */
export interface WeightsByBlock {
  readonly blocks: readonly BlockWeight[];
  readonly total: Omit<BlockWeight, 'block'>;
  readonly unmeasured: readonly Unmeasured[];
}

/** Puts modules together by block. */
export function weightsByBlock(modules: Iterable<ModuleWeight | UnmeasuredModule>): WeightsByBlock {
  const sums = new Map<string, Sum>();
  const whole = new Sum();
  const left = new Map<UnmeasuredModule['why'], { kinds: Set<ModuleKind>; modules: number }>();
  for (const module of modules) {
    if ('why' in module) {
      const { kinds, modules: before } = left.get(module.why) ?? { kinds: new Set(), modules: 0 };
      left.set(module.why, { kinds: kinds.add(module.kind), modules: before + 1 });
      continue;
    }
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
  return {
    blocks: blocks.sort((a, b) => compareBlocks(a.block, b.block)),
    total: whole.weight(),
    unmeasured: [...left].map(([why, { kinds, modules: count }]) => ({
      why,
      kinds: [...kinds],
      modules: count,
    })),
  };
}

/** Which modules are in no number, in a sentence. @param say puts a sentence in the user's language */
export function unmeasuredText(
  { why, kinds, modules }: Unmeasured,
  say: (message: Message) => string,
): Message {
  const names = kinds.map((kind) => say(kindTitles[kind])).join(', ');
  switch (why) {
    case 'model':
      return message(
        'Modules not measured: {0} ({1}). What they change depends on the weights of the model that they are put on.',
        modules,
        names,
      );
    case 'numbers':
      return message(
        'Modules with numbers that are none (NaN or infinite): {0}. They are in no sum; it is so after a training that diverged.',
        modules,
      );
    case 'tensors':
      return message(
        'Modules not measured: {0} ({1}). Their tensors are cut off, do not fit each other, or are of a kind that is not known here.',
        modules,
        names,
      );
  }
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

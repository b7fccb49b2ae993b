import { type LayerChange, productOfChanges, sizeOfChange } from '../../lora-file/layer-change.ts';
import type { ModuleWeight, UnmeasuredModule } from '../../lora-file/measured-weights.ts';
import type { LoraModule, ModuleKind } from '../../lora-file/modules.ts';
import type { LoraInFile } from './lora-in-file.ts';
import { readChange } from './read-change.ts';

/** What they change depends on the weights of the model that they are put on. */
const ofModel: ReadonlySet<ModuleKind> = new Set(['dora', 'oft', 'ia3']);

/**
 * Measures how far a LoRA moves each layer, module by module: what takes seconds goes on between two of them.
 * @param other a LoRA to compare it with: layers that only one has count as not moved by the other
 * @returns all modules; of those that can't be measured, why not
 * @throws the system's error
 */
export function* measureWeights(
  { file, modules }: LoraInFile,
  other?: LoraInFile,
): Generator<ModuleWeight | UnmeasuredModule> {
  const theirs = new Map(other?.modules.map((module) => [module.name, module]));
  for (const module of modules) {
    const twin = theirs.get(module.name);
    theirs.delete(module.name);
    const change = readChange(file, module);
    const twinChange = twin && other && readChange(other.file, twin);
    if (!change) yield unmeasured(module);
    else if (twin && !twinChange) yield unmeasured(twin);
    else yield finite(module, weightOf(module.name, change, twinChange, other !== undefined));
  }
  for (const module of theirs.values()) {
    const change = other && readChange(other.file, module);
    if (!change) yield unmeasured(module);
    else
      yield finite(module, {
        name: module.name,
        square: 0,
        otherSquare: productOfChanges(change, change),
        product: 0,
      });
  }
}

/** How many modules are gone through. */
export function modulesToMeasure({ modules }: LoraInFile, other?: LoraInFile): number {
  return new Set([...modules, ...(other?.modules ?? [])].map(({ name }) => name)).size;
}

function unmeasured({ name, kind }: LoraModule): UnmeasuredModule {
  return { name, kind, why: ofModel.has(kind) ? 'model' : 'tensors' };
}

function finite({ name, kind }: LoraModule, weight: ModuleWeight): ModuleWeight | UnmeasuredModule {
  const { square, otherSquare = 0, product = 0 } = weight;
  return Number.isFinite(square + otherSquare + product) ? weight : { name, kind, why: 'numbers' };
}

function weightOf(
  name: string,
  change: LayerChange,
  twin: LayerChange | undefined,
  isCompared: boolean,
): ModuleWeight {
  const square = productOfChanges(change, change);
  if (!isCompared) return { name, square };
  if (!twin) return { name, square, otherSquare: 0, product: 0 };
  return { name, square, otherSquare: productOfChanges(twin, twin), product: productOf(change, twin) };
}

/** Layers of one name and different sizes are of different models, and have nothing to do with each other. */
function productOf(a: LayerChange, b: LayerChange): number {
  const [[rows, columns], [otherRows, otherColumns]] = [sizeOfChange(a), sizeOfChange(b)];
  return rows === otherRows && columns === otherColumns ? productOfChanges(a, b) : 0;
}

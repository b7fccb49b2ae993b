import type { Change, RunSide } from './side.ts';
import { diffValues } from './values.ts';

/** What differs in what two runs are, and what they run on. */
export function diffFacts(before: RunSide, after: RunSide): readonly Change[] {
  const isUnknown = ({ name }: Change) =>
    (/^trainer/.test(name) && isLacking('trainer', before, after)) ||
    (name === 'base model' && isLacking('model', before, after));
  return diffValues(factsOf(before), factsOf(after)).filter((change) => !isUnknown(change));
}

/** What differs in the packages of the trainer's Python. */
export function diffPackages(before: RunSide, after: RunSide): readonly Change[] {
  if (isLacking('trainer', before, after)) return [];
  const packagesOf = ({ facts }: RunSide) => new Map(Object.entries(facts.trainer.packages));
  return diffValues(packagesOf(before), packagesOf(after));
}

/** Whether one of them doesn't know its trainer, or its base model. */
export function isLacking(what: 'trainer' | 'model', ...sides: readonly RunSide[]): boolean {
  return sides.some(({ lacks }) => lacks?.includes(what));
}

function factsOf({
  facts: { name, recipe, model, trainer, gpu, steps, origin },
}: RunSide): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ['name', name],
    ['recipe', recipe],
    ['base model', model.place],
    ['trainer', trainer.root],
    ['trainer version', trainer.version],
    ['GPU', gpu?.name],
    ['steps', steps?.steps],
    ['epochs', steps?.epochs],
    ['origin', origin && [origin.kind, origin.run, origin.checkpoint].filter(Boolean).join(' ')],
  ]);
}

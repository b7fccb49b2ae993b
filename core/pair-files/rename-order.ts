/** One thing that gets another name. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** A step of many renamings: which one, and whether it only makes room, to be finished by a later step. */
export interface RenameStep {
  readonly index: number;
  readonly isAside: boolean;
}

/**
 * The order in which things can be renamed so that each new name is free by then. Where names go round in a circle, one
 * of them steps aside first.
 * @param renamings no two of them from or to the same name
 */
export function renameOrder(renamings: readonly Renaming[]): readonly RenameStep[] {
  const byFrom = new Map(renamings.map(({ from }, index) => [from, index]));
  const steps: RenameStep[] = [];
  const state = new Map<number, 'begun' | 'aside' | 'done'>();
  for (const start of renamings.keys()) {
    // Who is in the way goes first; that may be a long chain.
    const chain: number[] = [];
    for (let index: number | undefined = start; index !== undefined; ) {
      const now = state.get(index);
      if (now === 'begun') {
        steps.push({ index, isAside: true });
        state.set(index, 'aside');
      }
      if (now !== undefined) break;
      state.set(index, 'begun');
      chain.push(index);
      const { from, to }: Renaming = renamings[index] as Renaming;
      index = from === to ? undefined : byFrom.get(to);
    }
    for (const index of chain.reverse()) {
      steps.push({ index, isAside: false });
      state.set(index, 'done');
    }
  }
  return steps;
}

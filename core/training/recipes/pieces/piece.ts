import type { Recipe } from '../../recipe.ts';

/** A part of a recipe that several have. */
export type Piece = Partial<Pick<Recipe, 'options' | 'yieldsTo' | 'reasonsIn' | 'why' | 'differences'>>;

/** Puts pieces together: of an option that two have the later counts. */
export function combine(...pieces: readonly Piece[]): Required<Piece> {
  const merged = <Key extends 'options' | 'yieldsTo' | 'reasonsIn' | 'why'>(key: Key) =>
    Object.assign({}, ...pieces.map((piece) => piece[key])) as Required<Piece>[Key];
  return {
    options: merged('options'),
    yieldsTo: merged('yieldsTo'),
    reasonsIn: merged('reasonsIn'),
    why: merged('why'),
    differences: pieces.flatMap(({ differences = [] }) => differences),
  };
}

import type { Grid, GridSource } from '../../generation/grid-file.ts';
import type { WantedLora } from '../../generation/match-loras.ts';
import { findLoras, othersIn } from './find-loras.ts';
import { type WebUi, WebUiError } from './web-ui.ts';

/** What a program paints a comparison with. */
export interface GridStart extends GridSource {
  /** How it calls each checkpoint. */
  readonly names: readonly string[];
}

/** The checkpoints of a comparison that was begun. */
export function wantedBy({ plan, hashes }: Grid): readonly WantedLora[] {
  return plan.checkpoints.map((stem, index) => ({ stem, hash: hashes[index] ?? undefined }));
}

/** Asks a program what it would paint some checkpoints with. @throws WebUiError where it lacks one, too */
export async function startOf(
  ui: WebUi,
  wanted: readonly WantedLora[],
  signal: AbortSignal,
): Promise<GridStart> {
  const found = await findLoras(ui, wanted, signal);
  const lacking = found.filter(({ name }) => name === undefined).map(({ stem }) => stem);
  const others = othersIn(ui, found);
  if (others !== undefined) throw new WebUiError('refused', others);
  if (lacking.length > 0) throw new WebUiError('refused', `${ui.name} does not have ${lacking.join(', ')}`);
  return {
    program: ui.name,
    model: (await ui.model(signal)) ?? null,
    hashes: found.map(({ hash }) => hash ?? null),
    names: found.flatMap(({ name }) => name ?? []),
  };
}

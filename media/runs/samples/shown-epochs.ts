import type { RunEpoch } from '../../../protocol/runs-page/requests.ts';
import type { RunsPageStrings } from '../../../protocol/runs-page/strings.ts';
import { fill } from '../../shared/fill.ts';
import { momentOf } from '../words.ts';

/** A column of the wall. */
export interface ShownEpoch {
  readonly epoch: RunEpoch;
  readonly name: string;
  /** Whether its name tells which epoch it is. */
  readonly isNamed: boolean;
}

/** An order that is drawn by lot, and stays for as long as one rates blind. */
export interface BlindOrder {
  readonly keys: readonly string[];
  /** Those that were rated since: the stars of all others were given by somebody who knew the epoch, and would tell it. */
  readonly rated: ReadonlySet<string>;
  /** Whether there are notes of before: no new ones are taken then, which would be written over them unseen. */
  readonly hasNotes: boolean;
}

/** Draws an order of epochs by lot. @param random from 0 to 1 */
export function drawOrder(epochs: readonly RunEpoch[], random: () => number = Math.random): BlindOrder {
  const painted = withSamples(epochs);
  const keys = painted.map(({ key }) => key);
  for (let last = keys.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [keys[last], keys[other]] = [keys[other] ?? '', keys[last] ?? ''];
  }
  return { keys, rated: new Set(), hasNotes: painted.some(({ note }) => note !== '') };
}

/** The epochs that have samples, in the order of the training, or mixed and without names. */
export function shownEpochs(
  strings: RunsPageStrings,
  epochs: readonly RunEpoch[],
  blind: BlindOrder | undefined,
): readonly ShownEpoch[] {
  const painted = withSamples(epochs);
  if (!blind) return painted.map((epoch) => ({ epoch, name: momentOf(strings, epoch), isNamed: true }));
  const known = blind.keys.flatMap((key) => painted.find((epoch) => epoch.key === key) ?? []);
  // One that came since would be told by standing last.
  return known.map((epoch, place) => ({
    epoch: blind.rated.has(epoch.key) ? epoch : { ...epoch, stars: null },
    name: fill(strings.blindName, letterOf(place)),
    isNamed: false,
  }));
}

function withSamples(epochs: readonly RunEpoch[]): readonly RunEpoch[] {
  return epochs.filter(({ samples }) => samples.length > 0);
}

/** A … Z, AA … */
function letterOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : `${letterOf(Math.floor(place / 26) - 1)}${letter}`;
}

import type { NumbersStrings } from '../../../protocol/gallery/strings.ts';
import { filled } from '../filled.ts';
import type { Walk } from './walk.ts';

/** What all panels work with. */
export interface Shown {
  readonly strings: NumbersStrings;
  /** How many pairs were counted. */
  readonly total: number;
  /** The query whose pairs are listed now: its mark is pressed. */
  readonly query: string;
  readonly walk: Walk;
  /** Lists what a mark stands for; what was counted, where it is pressed. */
  readonly choose: (query: string) => void;
  /** Whether all of a long list is in view, by the list's name. */
  readonly isLong: (list: string) => boolean;
  readonly toggleLong: (list: string) => void;
}

/** How many of all there are, in percent; what is there is never told as none. */
export function percentOf(count: number, total: number): string {
  const percent = total === 0 ? 0 : (100 * count) / total;
  if (percent > 0 && percent < 1) return '<1';
  return percent > 99 && percent < 100 ? '>99' : String(Math.round(percent));
}

/** What a mark is called: its name, for how many pairs it stands, and which share of all they are. */
export function labelOf({ strings, total }: Shown, name: string, count: number): string {
  const text = count === 1 ? strings.markOfOne : strings.mark;
  return filled(text, name, count, percentOf(count, total));
}

import * as fs from 'node:fs';
import { cellsOf, type GridCell, type GridPlan } from '../../generation/grid.ts';
import { GRID_FILE, type Grid, parseGrid, printGrid } from '../../generation/grid-file.ts';
import { joinPath } from '../../path.ts';
import { nodeJournalDisk } from '../disk/journal-disk.ts';
import { makeFolder } from '../disk/make-folder.ts';
import { replaceFile } from '../disk/replace-file.ts';
import { toNative } from '../native-path.ts';
import { readSmallText } from '../training/run-texts.ts';
import { type WebUi, WebUiError } from './web-ui.ts';

/** A plan of thousands of pictures is smaller (bytes). */
const LARGEST_GRID = 4 * 1024 * 1024;

/** What is told while a grid is painted. */
export interface GridProgress {
  readonly done: number;
  readonly all: number;
  /** The picture that was finished, or failed; or the one that is painted. */
  readonly cell: GridCell;
  /** How far that one is (0 to 1): less than 1 while it is painted. */
  readonly share: number;
  readonly error: string | undefined;
}

/** What is to be painted. */
export interface GridWork {
  readonly plan: GridPlan;
  /** How the program calls each checkpoint of the plan. */
  readonly names: readonly string[];
  /** ISO 8601, in UTC. */
  readonly created: string;
  /** The base model, as the program calls it. */
  readonly model: string | null;
  /** What the checkpoints' weights are, as far as they tell. */
  readonly hashes?: readonly (string | null)[];
}

/** How painting ended: all of it, by the user, or because the program doesn't answer any more. */
export interface GridEnd {
  readonly kind: 'done' | 'cancelled' | 'lost';
  readonly painted: number;
  readonly failed: number;
  /** Why the program was given up. */
  readonly error?: string;
}

/**
 * Paints the pictures of a grid into its folder, with `grid.json` beside them. Pictures that are there already stay: a grid that
 * was given up goes on where it was. A picture that the program refuses is noted, and the next one painted; when the program itself
 * is gone, what is there is kept.
 * @param onBegun hears when there is something to be shown
 * @throws the system's error where a picture can't be written: those before it are kept
 */
export async function paintGrid(
  ui: WebUi,
  folder: string,
  { plan, names, created, hashes = [], model }: GridWork,
  signal: AbortSignal,
  onProgress: (progress: GridProgress) => void = () => {},
  onBegun: () => void = () => {},
): Promise<GridEnd> {
  makeFolder(toNative(folder));
  const failed = new Map<string, string>();
  const write = () =>
    writeGrid(folder, { created, program: ui.name, model, hashes, plan, failed: Object.fromEntries(failed) });
  write();
  onBegun();
  const cells = cellsOf(plan);
  let [done, painted] = [0, 0];
  for (const cell of cells) {
    let error: string | undefined;
    if (!fs.existsSync(toNative(joinPath(folder, cell.file)))) {
      let bytes: Uint8Array | undefined;
      try {
        bytes = await ui.paint(promptAt(plan, cell), loraAt(names, cell), signal, (share) =>
          onProgress({ done, all: cells.length, cell, share: Math.min(share, 0.99), error: undefined }),
        );
      } catch (problem) {
        if (signal.aborted) {
          await ui.interrupt().catch(() => undefined);
          return { kind: 'cancelled', painted, failed: failed.size };
        }
        error = problem instanceof Error ? problem.message : String(problem);
        failed.set(cell.file, error);
        write();
        if (problem instanceof WebUiError && (problem.kind === 'unreachable' || problem.kind === 'timeout'))
          return { kind: 'lost', painted, failed: failed.size, error };
      }
      if (bytes) {
        // Where one can't be written, the next ones would be painted in vain.
        replaceFile(nodeJournalDisk, joinPath(folder, cell.file), bytes);
        painted++;
      }
    }
    done++;
    onProgress({ done, all: cells.length, cell, share: 1, error });
  }
  return { kind: 'done', painted, failed: failed.size };
}

/** Reads the comparison in a folder; undefined where there is none. */
export function readGrid(folder: string): Grid | undefined {
  const text = readSmallText(joinPath(folder, GRID_FILE), LARGEST_GRID);
  return text === undefined ? undefined : parseGrid(text);
}

function writeGrid(folder: string, grid: Grid): void {
  replaceFile(nodeJournalDisk, joinPath(folder, GRID_FILE), printGrid(grid));
}

function promptAt({ prompts }: GridPlan, { prompt }: GridCell) {
  const found = prompts[prompt];
  if (!found) throw new RangeError(`there is no prompt ${prompt}`);
  return found;
}

function loraAt(names: readonly string[], { checkpoint, weight }: GridCell) {
  if (checkpoint === null) return undefined;
  const name = names[checkpoint];
  if (name === undefined) throw new RangeError(`there is no checkpoint ${checkpoint}`);
  return { name, weight };
}

/** A graphics card. */
export interface Gpu {
  readonly name: string;
  /** Megabytes. */
  readonly total: number;
  readonly used?: number;
  readonly uuid?: string;
  readonly driver?: string;
}

/**
 * Puts an `nvidia-smi` into a folder, for PATH.
 * @param gpus the cards; `none`: it can't reach the driver; `hangs`: it never answers
 * @returns the program
 */
export function makeNvidiaSmi(
  folder: string,
  gpus: readonly Gpu[] | 'none' | 'hangs',
  options?: { readonly standIn?: string },
): string;

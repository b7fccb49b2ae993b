/** A user's own configuration of accelerate that asks for more than one GPU. */
export interface AccelerateConfig {
  readonly file: string;
  /** What it asks for: `MULTI_GPU, 4 processes`. */
  readonly asks: string;
}

/** Reads the file that `accelerate config` writes. @returns undefined for one that asks for one process on its own */
export function readAccelerateConfig(file: string, text: string): AccelerateConfig | undefined {
  const value = (key: string) => new RegExp(`^${key}:[ \\t]*['"]?(\\w+)`, 'm').exec(text)?.[1];
  const kind = value('distributed_type') ?? 'NO';
  const processes = Number(value('num_processes') ?? 1);
  if (kind.toUpperCase() === 'NO' && !(processes > 1)) return undefined;
  return { file, asks: processes > 1 ? `${kind}, ${processes} processes` : kind };
}

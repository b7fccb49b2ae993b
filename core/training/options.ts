/** Options of a training in the trainer's own names, as a TOML file has them. */
export type Options = Readonly<Record<string, unknown>>;

/** Puts options together: what comes later outweighs what came before. */
export function mergeOptions(...layers: readonly (Options | undefined)[]): Options {
  return Object.assign({}, ...layers);
}

/** An option that is a number, or what it is where nothing, or something else, is said. */
export function numberOption(options: Options, name: string, otherwise: number): number {
  const value = options[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

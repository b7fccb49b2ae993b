/** A LoRA as AUTOMATIC1111 knows it: by its file's name, and by what its metadata call it (`ss_output_name`). */
export interface NamedLora {
  /** Without `.safetensors`. */
  readonly name: string;
  /** Undefined where the metadata say nothing. */
  readonly alias: string | undefined;
}

/** Names that are nobody's alias there. */
const FORBIDDEN = new Set(['none', 'addams']);

/**
 * The LoRAs by what a prompt may call them. A name that several files give themselves is nobody's: so it is with the epochs of one
 * training. Source: AUTOMATIC1111, `list_available_networks` and `load_networks` in `extensions-builtin/Lora/networks.py`.
 * @param loras of several with the same file name the first one counts
 */
export function lorasByName<Lora extends NamedLora>(loras: readonly Lora[]): ReadonlyMap<string, Lora> {
  const byName = new Map<string, Lora>();
  for (const lora of loras) if (!byName.has(lora.name)) byName.set(lora.name, lora);
  const files = new Set([...byName.keys()].map((name) => name.toLowerCase()));
  const found = new Map(byName);
  const times = new Map<string, number>();
  for (const { alias } of byName.values())
    if (alias !== undefined) times.set(alias.toLowerCase(), (times.get(alias.toLowerCase()) ?? 0) + 1);
  for (const lora of byName.values()) {
    const key = lora.alias?.toLowerCase();
    if (lora.alias === undefined || key === undefined) continue;
    if (times.get(key) === 1 && !files.has(key) && !FORBIDDEN.has(key)) found.set(lora.alias, lora);
  }
  return found;
}

/** Whether several of them give themselves a name, so that it is nobody's. */
export function isShared(loras: readonly NamedLora[], name: string): boolean {
  return loras.filter(({ alias }) => alias?.toLowerCase() === name.toLowerCase()).length > 1;
}

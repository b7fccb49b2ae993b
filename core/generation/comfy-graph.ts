import * as z from 'zod';

/** A node of a ComfyUI graph. */
export interface ComfyNode {
  readonly type: string;
  /** Values, and where the others come from. */
  readonly inputs: ReadonlyMap<string, unknown>;
}

/** Nodes by id. */
export type ComfyGraph = ReadonlyMap<string, ComfyNode>;

const prompt = z.record(
  z.string(),
  z.object({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()) }),
);
const workflow = z.object({
  nodes: z.array(
    z.object({
      id: z.union([z.number(), z.string()]),
      type: z.string(),
      inputs: z
        .array(z.object({ name: z.string(), link: z.number().nullish() }))
        .optional()
        .catch(undefined),
      widgets_values: z.array(z.unknown()).optional().catch(undefined),
    }),
  ),
  links: z
    .array(z.tuple([z.number(), z.union([z.number(), z.string()])], z.unknown()))
    .optional()
    .catch(undefined),
});

/** What the values of a node in a workflow mean, by their order: there they have no names. */
const widgets: Readonly<Record<string, readonly string[]>> = {
  CLIPTextEncode: ['text'],
  KSampler: ['seed', '', 'steps', 'cfg', 'sampler_name', 'scheduler', 'denoise'],
  CheckpointLoaderSimple: ['ckpt_name'],
  UNETLoader: ['unet_name'],
  LoraLoader: ['lora_name', 'strength_model'],
  LoraLoaderModelOnly: ['lora_name', 'strength_model'],
  EmptyLatentImage: ['width', 'height'],
  FluxGuidance: ['guidance'],
};

/** The graph that a picture of ComfyUI's carries as `prompt` (what was run) or `workflow` (what was on the screen). */
export function readComfyGraph(text: string): ComfyGraph | undefined {
  const json = parseLoose(text);
  if (typeof json !== 'object' || json === null) return undefined;
  const drawn = workflow.safeParse(json);
  if (drawn.success) return asGraph(drawn.data);
  // Others put things of their own beside the nodes.
  const nodes = Object.entries(json).filter(
    ([, node]) => typeof node === 'object' && node !== null && 'class_type' in node,
  );
  const run = prompt.safeParse(Object.fromEntries(nodes));
  if (!run.success || nodes.length === 0) return undefined;
  return new Map(
    Object.entries(run.data).map(([id, { class_type, inputs }]) => [
      id,
      { type: class_type, inputs: new Map(Object.entries(inputs)) },
    ]),
  );
}

function asGraph({ nodes, links = [] }: z.infer<typeof workflow>): ComfyGraph {
  const sources = new Map(links.map(([link, node]) => [link, String(node)]));
  return new Map(
    nodes.map(({ id, type, inputs = [], widgets_values = [] }) => {
      const linked = inputs.flatMap(({ name, link }): [string, unknown][] => {
        const source = link == null ? undefined : sources.get(link);
        return source === undefined ? [] : [[name, [source, 0]]];
      });
      const names = Object.hasOwn(widgets, type) ? (widgets[type] ?? []) : [];
      const values = names.flatMap((name, index): [string, unknown][] =>
        name === '' || index >= widgets_values.length ? [] : [[name, widgets_values[index]]],
      );
      return [String(id), { type, inputs: new Map([...values, ...linked]) }];
    }),
  );
}

/** JSON as Python writes it, which knows numbers that are none. */
function parseLoose(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(
        // A text that is not closed is one to the end: else it would be looked for from each quote in it.
        text.replace(/"(?:[^"\\]|\\[\s\S])*"?|-?\b(?:NaN|Infinity)\b/g, (one) =>
          one.startsWith('"') ? one : 'null',
        ),
      );
    } catch {
      return undefined;
    }
  }
}

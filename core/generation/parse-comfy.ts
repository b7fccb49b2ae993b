import { type ComfyGraph, type ComfyNode, readComfyGraph } from './comfy-graph.ts';
import type { GenerationParameters } from './generation-parameters.ts';

/** What a sampler's inputs, and those of what leads to it, are called at AUTOMATIC1111. */
const settingNames: readonly (readonly [setting: string, inputs: readonly string[]])[] = [
  ['Steps', ['steps']],
  ['Sampler', ['sampler_name']],
  ['Schedule type', ['scheduler']],
  ['CFG scale', ['cfg']],
  ['Distilled CFG Scale', ['guidance']],
  ['Seed', ['seed', 'noise_seed']],
  ['Denoising strength', ['denoise']],
  ['Model', ['ckpt_name', 'unet_name']],
];
/** The inputs in which the words of a prompt stand, and those that lead on to them. */
const TEXTS = ['text', 'text_g', 'text_l', 'clip_l', 't5xxl', 'prompt', 'string', 'value'];
const POSITIVE = ['positive', 'conditioning'];

/**
 * What a graph of ComfyUI's says: the prompts are those that lead into a sampler (or the guider in front of it), whatever is
 * between. Undefined for what is no graph.
 */
export function parseComfy(text: string): GenerationParameters | undefined {
  const graph = readComfyGraph(text);
  if (!graph) return undefined;
  const nodes = [...graph.values()];
  const sampler = nodes.find(
    ({ inputs }) => inputs.has('positive') && inputs.has('negative') && inputs.has('steps'),
  );
  const guide =
    sampler ??
    nodes.find(({ inputs }) => inputs.has('positive') && inputs.has('negative')) ??
    nodes.find(({ type, inputs }) => type.includes('Guider') && inputs.has('conditioning'));
  const from = (names: readonly string[]) =>
    guide
      ? textsBehind(
          graph,
          names.map((name) => guide.inputs.get(name)),
        ).join('\n')
      : '';
  const settings = settingsOf(sampler ? [sampler, ...nodes] : nodes);
  return {
    form: 'comfyui',
    prompt: guide ? from(POSITIVE) : nodes.flatMap(ownTexts).join('\n'),
    negative: from(['negative']),
    settings,
    loraHashes: new Map(),
    tiHashes: new Map(),
  };
}

function settingsOf(nodes: readonly ComfyNode[]): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  for (const [setting, names] of settingNames) {
    const value = nodes.flatMap(({ inputs }) => names.map((name) => inputs.get(name))).find(isPlain);
    if (value !== undefined) settings.set(setting, String(value));
  }
  const latent = nodes.find(({ type, inputs }) => type.includes('Latent') && isPlain(inputs.get('width')));
  if (latent) settings.set('Size', `${latent.inputs.get('width')}x${latent.inputs.get('height')}`);
  const loras = nodes.flatMap(({ inputs }) => {
    const name = inputs.get('lora_name');
    const weight = inputs.get('strength_model');
    if (typeof name !== 'string') return [];
    return isPlain(weight) ? [`${name} (${weight})`] : [name];
  });
  if (loras.length > 0) settings.set('LoRAs', loras.join(', '));
  return settings;
}

/** The texts that lead into some inputs, the nearest first; each node is gone through once, since a graph may lead round. */
function textsBehind(graph: ComfyGraph, inputs: readonly unknown[]): readonly string[] {
  const seen = new Set<string>();
  const texts: string[] = [];
  const left = [...inputs];
  // What is added while it goes on is gone through, too.
  for (const next of left) {
    const id = sourceOf(next);
    const node = id === undefined ? undefined : graph.get(id);
    if (id === undefined || !node || seen.has(id)) continue;
    seen.add(id);
    const own = ownTexts(node);
    texts.push(...own);
    // One by one: a hostile graph has more than a call takes arguments.
    if (own.length === 0) for (const one of leadingOn(node)) left.push(one);
  }
  return texts;
}

/** Only what a text or a condition comes through: the model and its text encoder have texts of their own. */
function leadingOn({ inputs }: ComfyNode): readonly unknown[] {
  return [...inputs].flatMap(([name, value]) =>
    TEXTS.includes(name) || name.startsWith('conditioning') || name.startsWith('text') || name === 'positive'
      ? [value]
      : [],
  );
}

function ownTexts({ inputs }: ComfyNode): readonly string[] {
  const texts = TEXTS.map((name) => inputs.get(name)).filter((text) => typeof text === 'string');
  return [...new Set(texts)].filter((text) => text !== '');
}

function sourceOf(input: unknown): string | undefined {
  if (!Array.isArray(input) || input.length !== 2) return undefined;
  const [id] = input;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

import { type Message, message } from '../message.ts';
import { type Family, familyTitles } from './family.ts';
import type { Options } from './options.ts';
import type { Difference, Recipe } from './recipe.ts';

/** What a kind of model takes where the GPU has so much memory, and no more. */
export interface VramOverlay {
  /** GB: from this on, to the next one. */
  readonly gb: number;
  readonly options: Options;
  /** Why, by option. */
  readonly why: Readonly<Record<string, Message>>;
  /** Why there are no options. */
  readonly unchanged?: Message;
}

const swapped = message('Swapped blocks lie in the main memory: the more, the slower.');
const fp8 = message("The trainer's guide goes by it in all that it says of memory. Results may vary.");

const ofFlux: readonly VramOverlay[] = [
  [8, 28],
  [10, 22],
  [12, 16],
  // The guide names no number: what fits a GPU with less fits this one.
  [16, 16],
  [24, 0],
].map(([gb = 0, blocks = 0]) => ({
  gb,
  options: { fp8_base: true, blocks_to_swap: blocks },
  why: {
    fp8_base: fp8,
    blocks_to_swap:
      gb < 12
        ? message('By the guide, which advises the fp8 file of T5-XXL here too.')
        : blocks === 0
          ? message('The guide swaps none here: that is faster.')
          : swapped,
  },
}));

const ofHunyuanImage: readonly VramOverlay[] = [
  ...[
    [8, 37],
    [12, 32],
    [24, 9],
  ].map(([gb = 0, blocks = 0]) => ({
    gb,
    options: {
      fp8_scaled: true,
      blocks_to_swap: blocks,
      ...(gb <= 12 ? { vae_chunk_size: 16 } : {}),
      ...(gb < 12 ? { text_encoder_cpu: true, cache_text_encoder_outputs_to_disk: true } : {}),
    },
    why: {
      fp8_scaled: message("By the trainer's guide, below 40 GB. Results may vary."),
      blocks_to_swap: swapped,
      vae_chunk_size: message('The VAE works in pieces: useful with 8 or 12 GB, says the guide.'),
      text_encoder_cpu: message('For less than 12 GB, says the guide: a text may take minutes.'),
      cache_text_encoder_outputs_to_disk: message('So that texts are encoded once, not at every start.'),
    },
  })),
  {
    gb: 40,
    options: { blocks_to_swap: 0 },
    why: { blocks_to_swap: message('The guide swaps none here: that is faster.') },
  },
];

const checkpointing = message('It needs much less memory, and is a bit slower.');

/** By kind of model, the least first. Source: the pages in the trainer's `docs/`; what they don't say isn't here. */
const overlays: Readonly<Record<Family, readonly VramOverlay[]>> = {
  sd15: [
    { gb: 8, options: { gradient_checkpointing: true }, why: { gradient_checkpointing: checkpointing } },
    { gb: 12, options: {}, why: {}, unchanged: message('The trainer says that 8 GB are just enough.') },
  ],
  sdxl: [
    {
      gb: 8,
      options: { network_dim: 8, network_alpha: 4 },
      why: {
        network_dim: message('The trainer advises a rank of 4 to 8 for 8 GB.'),
        network_alpha: message('Half the rank, as the recipe has it.'),
      },
    },
    {
      gb: 10,
      options: {},
      why: {},
      unchanged: message('The recipe has what the trainer advises for 10 GB.'),
    },
  ],
  flux: ofFlux,
  chroma: ofFlux,
  sd3: [],
  lumina: [],
  'hunyuan-image': ofHunyuanImage,
  anima: [],
};

/** The amounts of memory (GB) that a recipe is asked for. */
export const vramSizes: readonly number[] = [8, 10, 12, 16, 24];

/** What of a recipe changes with the memory of the GPU: that of the next lower number; of less than the least, the least. */
export function overlayFor(family: Family, gb: number): VramOverlay | undefined {
  const all = overlays[family];
  return all.findLast((one) => one.gb <= gb) ?? all[0];
}

/**
 * What an overlay changes of a recipe, told like its other differences; what the user set is not among it. Where there is
 * nothing to change, that is said.
 */
export function differencesFor(recipe: Recipe, gb: number, own: Options): readonly Difference[] {
  const overlay = overlayFor(recipe.family, gb);
  if (overlay === undefined || Object.keys(overlay.options).length === 0) {
    const why = overlay?.unchanged ?? noNumbers(recipe.family);
    return [{ option: 'vram', message: message('vram = {0} changes nothing here.', gb), why }];
  }
  return Object.entries(overlayOptions(overlay, own))
    .filter(([option, value]) => recipe.options[option] !== value)
    .map(([option, value]) => ({
      option,
      message: message('{0} is {1}, for a GPU of {2} GB.', option, String(value), gb),
      why: overlay.why[option] ?? swapped,
    }));
}

function noNumbers(family: Family): Message {
  return message(
    "The trainer's guide to {0} names no numbers; blocks_to_swap saves memory.",
    familyTitles[family],
  );
}

/** Options that the user may set instead of one of an overlay's. */
const yieldsTo: Readonly<Record<string, readonly string[]>> = {
  network_alpha: ['network_dim'],
  blocks_to_swap: ['cpu_offload_checkpointing'],
};

/** The options of an overlay that the user does not say, nor something else instead. */
export function overlayOptions({ options }: VramOverlay, own: Options): Options {
  return Object.fromEntries(
    Object.entries(options).filter(
      ([option]) => ![option, ...(yieldsTo[option] ?? [])].some((one) => Object.hasOwn(own, one)),
    ),
  );
}

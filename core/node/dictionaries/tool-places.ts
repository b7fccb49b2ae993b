/** A program that people have, and where below its folder its tag lists lie. */
export interface ToolPlaces {
  /** How the program is called in messages. */
  readonly tool: string;
  /** What the folder that it is installed in is called. */
  readonly folder: RegExp;
  /** Paths of lists, with `/`; `*` stands for any part of one name. */
  readonly lists: readonly string[];
}

const TAGCOMPLETE = ['a1111-sd-webui-tagcomplete', 'sd-webui-tagcomplete', 'tag-autocomplete'];
const COMFYUI = [
  'custom_nodes/ComfyUI-Custom-Scripts/user/autocomplete.txt',
  'custom_nodes/comfyui-custom-scripts/user/autocomplete.txt',
  'custom_nodes/ComfyUI-Autocomplete-Plus/data/*_tags*.csv',
  'custom_nodes/comfyui-autocomplete-plus/data/*_tags*.csv',
];
const TAGGER = ['wd14_tagger_model/selected_tags.csv', 'wd14_tagger_model/*/selected_tags.csv'];

/** The programs whose lists are looked for: the best lists first, which is the order that they are told in. */
export const TOOLS: readonly ToolPlaces[] = [
  {
    tool: 'webui',
    folder: /webui|forge|automatic|sd\.?next/i,
    lists: TAGCOMPLETE.map((extension) => `extensions/${extension}/tags/*.csv`),
  },
  {
    tool: 'ComfyUI',
    folder: /comfy/i,
    // The portable build has the program's own folder inside.
    lists: [...COMFYUI, ...COMFYUI.map((list) => `ComfyUI/${list}`)],
  },
  { tool: 'BooruDatasetTagManager', folder: /booru.?dataset/i, lists: ['Tags/*.csv'] },
  { tool: 'qapyq', folder: /qapyq/i, lists: ['user/autocomplete/*.csv'] },
  {
    tool: 'sd-scripts',
    folder: /sd-scripts|kohya/i,
    lists: [...TAGGER, ...TAGGER.map((list) => `sd-scripts/${list}`)],
  },
  {
    tool: 'TagGUI',
    folder: /taggui/i,
    lists: ['models/*/selected_tags.csv', 'models/models--*/snapshots/*/selected_tags.csv'],
  },
];

/** Where the taggers' lists lie in Hugging Face's cache. */
export const HUB_LISTS: readonly string[] = [
  'models--SmilingWolf--wd-*/snapshots/*/selected_tags.csv',
  'models--*pixai*/snapshots/*/selected_tags.csv',
];

/** StabilityMatrix keeps each program in a folder of this one. */
export const PACKAGES = ['Packages', 'Data/Packages'];
export const PACKAGES_OWNER = /stability.?matrix/i;

/** Files beside tag lists that hold something else: English words, which tags go together. */
export const NO_LIST = /^english|cooccur|implication/i;

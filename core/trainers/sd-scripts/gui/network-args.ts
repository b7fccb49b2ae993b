import type { WindowValues } from './window-values.ts';

/** The network that the window asks for: the module, and its settings as the trainer gets them. */
export interface WindowNetwork {
  readonly module: string;
  readonly args: readonly string[];
}

/** A kind of LoRA in the window. */
interface LoraType {
  readonly module: string;
  readonly args: (say: Say) => readonly (string | undefined)[];
}

interface Say {
  /** `name=value` in any case. @param as the name that the trainer's module has for it */
  always(key: string, as?: string): string;
  /** Only for what is not empty, zero or false. */
  some(...keys: readonly string[]): readonly (string | undefined)[];
  /** The text of a value; empty for none. */
  text(key: string): string;
}

const blocks = [
  ...['down_lr_weight', 'mid_lr_weight', 'up_lr_weight', 'block_lr_zero_threshold'],
  ...['block_dims', 'block_alphas', 'conv_block_dims', 'conv_block_alphas', 'rank_dropout', 'module_dropout'],
];

/** LyCORIS gets all of its settings each time. A key that differs from the module's name for it is `key>name`. */
function lycoris(algo: string, keys: string): LoraType {
  return {
    module: 'lycoris.kohya',
    args: ({ always }) => [
      ...keys.split(/\s+/).map((key) => {
        const [own = key, as] = key.split('>');
        return always(own, as);
      }),
      `algo=${algo}`,
    ],
  };
}

const dropouts: LoraType['args'] = ({ some }) => some('rank_dropout', 'module_dropout');

const nativeProduct =
  (isKronecker: boolean): LoraType['args'] =>
  ({ always, some, text }) => [
    ...(Number(text('conv_dim')) > 0 ? [always('conv_dim'), always('conv_alpha')] : []),
    ...some('use_tucker'),
    ...(isKronecker && text('factor') !== '-1' ? [always('factor')] : []),
    ...some('rank_dropout', 'module_dropout'),
  ];

const flux: LoraType['args'] = ({ some, text }) => {
  const isOn = (key: string) => text(key) === 'True';
  return [
    ...some('img_attn_dim', 'img_mlp_dim', 'img_mod_dim', 'single_dim', 'txt_attn_dim', 'txt_mlp_dim'),
    ...some(
      'txt_mod_dim',
      'single_mod_dim',
      'in_dims',
      'train_double_block_indices',
      'train_single_block_indices',
    ),
    ...(isOn('train_lora_ggpo') ? some('ggpo_beta', 'ggpo_sigma') : []),
    ...(isOn('split_mode') ? ['train_blocks=single'] : []),
    ...some('split_qkv'),
    ...(isOn('flux1_checkbox') ? some('train_t5xxl') : []),
    ...some('rank_dropout', 'module_dropout'),
  ];
};

const common = 'LyCORIS_preset>preset conv_dim conv_alpha';

/** The kinds of LoRA by what the window calls them. Source: `train_model` in `kohya_gui/lora_gui.py`. */
const types: Readonly<Record<string, LoraType>> = {
  Standard: { module: 'networks.lora', args: ({ some }) => some(...blocks) },
  'Kohya LoCon': {
    module: 'networks.lora',
    args: ({ always, some }) => [always('conv_dim'), always('conv_alpha'), ...some(...blocks)],
  },
  'LoRA-FA': { module: 'networks.lora_fa', args: ({ some }) => some(...blocks) },
  'Kohya DyLoRA': {
    module: 'networks.dylora',
    args: ({ some }) => some('conv_dim', 'conv_alpha', ...blocks, 'unit'),
  },
  'Kohya LoHa': { module: 'networks.loha', args: nativeProduct(false) },
  'Kohya LoKr': { module: 'networks.lokr', args: nativeProduct(true) },
  Flux1: { module: 'networks.lora_flux', args: flux },
  'Flux1 OFT': { module: 'networks.oft_flux', args: ({ some }) => some('enable_all_linear') },
  'HunyuanImage-2.1': { module: 'networks.lora_hunyuan_image', args: dropouts },
  Anima: { module: 'networks.lora_anima', args: dropouts },
  Lumina: { module: 'networks.lora_lumina', args: dropouts },
  'LyCORIS/BOFT': lycoris(
    'boft',
    `${common} module_dropout use_tucker rank_dropout rank_dropout_scale train_norm`,
  ),
  'LyCORIS/Diag-OFT': lycoris(
    'diag-oft',
    `${common} module_dropout use_tucker rank_dropout rank_dropout_scale constrain>constraint rescaled train_norm`,
  ),
  'LyCORIS/DyLoRA': lycoris(
    'dylora',
    `${common} use_tucker unit>block_size rank_dropout module_dropout train_norm`,
  ),
  'LyCORIS/GLoRA': lycoris(
    'glora',
    `${common} use_tucker rank_dropout module_dropout rank_dropout_scale train_norm`,
  ),
  'LyCORIS/iA3': lycoris('ia3', `${common} train_on_input`),
  'LyCORIS/LoCon': lycoris(
    'locon',
    `${common} rank_dropout bypass_mode dora_wd module_dropout use_tucker use_scalar rank_dropout_scale train_norm`,
  ),
  'LyCORIS/LoHa': lycoris(
    'loha',
    `${common} rank_dropout bypass_mode dora_wd module_dropout use_tucker use_scalar rank_dropout_scale train_norm`,
  ),
  'LyCORIS/LoKr': lycoris(
    'lokr',
    `${common} rank_dropout bypass_mode dora_wd module_dropout factor use_cp use_scalar decompose_both rank_dropout_scale train_norm`,
  ),
  'LyCORIS/Native Fine-Tuning': lycoris(
    'full',
    'LyCORIS_preset>preset rank_dropout module_dropout rank_dropout_scale train_norm',
  ),
};

const loraPlus = ['loraplus_lr_ratio', 'loraplus_unet_lr_ratio', 'loraplus_text_encoder_lr_ratio'];

/** The network of the window; undefined for a kind of LoRA that it doesn't have. */
export function windowNetwork(values: WindowValues, isSd3: boolean): WindowNetwork | undefined {
  const name = String(values.get('LoRA_type')?.value ?? '');
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  if (!type) return undefined;
  const text = (key: string) => {
    const found = values.get(key);
    return found ? pythonText(found) : '';
  };
  const always = (key: string, as = key) => `${as}=${text(key)}`;
  const some = (...keys: readonly string[]) =>
    keys.map((key) => (values.get(key)?.value ? always(key) : undefined));
  const said = [...type.args({ always, some, text }), ...some(...loraPlus)];
  // Quotes are lost, and a blank divides: what stands behind it is a setting of its own.
  const args = said.flatMap((one) => one?.replaceAll('"', '').split(/\s+/) ?? []).filter(Boolean);
  const isSd3Lora = isSd3 && (name === 'Standard' || name === 'Kohya LoCon');
  return { module: isSd3Lora ? 'networks.lora_sd3' : type.module, args };
}

/** The kinds of LoRA in the window that lead to a module. @param algo of LyCORIS */
export function loraTypesOf(module: string, algo: string | undefined): readonly string[] {
  if (module === 'networks.lora_sd3') return ['Standard', 'Kohya LoCon'];
  if (module === 'lycoris.kohya')
    return Object.keys(types).filter((name) => types[name]?.args(silent).includes(`algo=${algo}`));
  return Object.keys(types).filter((name) => types[name]?.module === module);
}

const silent: Say = { always: (key) => key, some: () => [], text: () => '' };

/** The key of the window for a setting of a network. */
export function keyOfNetworkArg(name: string): string {
  return { preset: 'LyCORIS_preset', constraint: 'constrain', block_size: 'unit' }[name] ?? name;
}

/** A value as Python writes it. */
function pythonText({ value, isFloat }: { value: string | number | boolean; isFloat: boolean }): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return isFloat && Number.isInteger(value) ? `${value}.0` : String(value);
}

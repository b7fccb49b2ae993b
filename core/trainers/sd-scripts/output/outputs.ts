import { numberIn, textIn } from '../../../lora-file/training-metadata.ts';
import type { Family } from '../../../training/family.ts';
import type {
  CheckpointFacts,
  OutputAdapter,
  QuantityKind,
} from '../../../training/outputs/output-adapter.ts';
import { configs } from '../config/index.ts';
import { parsePromptLine, promptsIn } from '../prompt-line.ts';
import { promptOfTable } from '../prompt-table.ts';
import { checkpointOf, sampleOf } from './left-files.ts';

/** What the LoRA scripts log, and before `epoch_average` what the others still do. Source: `train_network.py`, `train_db.py`. */
const quantities: Readonly<Record<string, QuantityKind>> = {
  'loss/current': 'loss',
  loss: 'loss',
  'loss/average': 'average',
  'loss/epoch_average': 'epoch',
  'loss/epoch': 'epoch',
  'loss/validation/step_average': 'validation',
  'loss/validation/epoch_average': 'validation-epoch',
};

/** How A1111 calls the samplers. Source: `get_my_scheduler` in `train_util.py`; `sd_samplers*.py` of A1111. */
const samplers: Readonly<Record<string, string>> = {
  ddim: 'DDIM',
  pndm: 'PLMS',
  lms: 'LMS',
  euler: 'Euler',
  euler_a: 'Euler a',
  heun: 'Heun',
  dpm_2: 'DPM2',
  dpm_2_a: 'DPM2 a',
  'dpmsolver++': 'DPM++ 2M',
};

/** What sd-scripts leaves, by name and by what stands in it. */
export const outputs: OutputAdapter = {
  checkpointOf,
  sampleOf,
  sampleFolder: 'sample',
  isState: (folder) => folder.endsWith('-state'),
  stateOf: (checkpoint) => checkpoint.replace(/(?:\.(?:safetensors|ckpt|pt))?$/, '-state'),
  factsOf,
  quantityOf: (tag) => {
    const known = Object.hasOwn(quantities, tag) ? quantities[tag] : undefined;
    if (known) return known;
    if (tag.startsWith('lr/') || tag === 'lr') return 'rate';
    return /^(?:max_)?norm\//.test(tag) ? 'norm' : 'other';
  },
  isFlowFamily: (family) => family !== 'sd15' && family !== 'sdxl',
  // Ours beside the folder of the checkpoints, and what kohya_ss writes; the trainer takes two more forms.
  promptFiles: [
    ...['../prompts.txt', 'sample/prompt.txt', 'prompts.txt'],
    ...['../prompts.toml', '../prompts.json', 'prompts.toml', 'prompts.json'],
  ],
  promptsIn: (name, text) =>
    /\.(?:toml|json)$/i.test(name)
      ? configs.prompts({ name, text, bom: false }).prompts.map(({ prompt }) => prompt)
      : promptsIn(text),
  samplerInA1111: (written, options) => {
    const ofRun = options && (options['sample_sampler'] ?? 'ddim');
    const read = typeof written === 'string' ? parsePromptLine(written) : promptOfTable(written);
    const name = read.sample_sampler ?? ofRun;
    return typeof name === 'string' ? samplers[name.replace(/^k_/, '')] : undefined;
  },
};

function factsOf(metadata: Readonly<Record<string, unknown>>): CheckpointFacts | undefined {
  const text = (key: string) => textIn(metadata[key]);
  const number = (key: string) => numberIn(metadata[key]);
  const [base, architecture] = [text('ss_base_model_version'), text('modelspec.architecture')];
  const isOfTrainer =
    base !== undefined || text('modelspec.implementation_version')?.startsWith('sd-scripts');
  if (!isOfTrainer && text('ss_output_name') === undefined) return undefined;
  return {
    run: text('ss_output_name'),
    epoch: number('ss_epoch'),
    step: number('ss_steps'),
    started: number('ss_training_started_at'),
    finished: number('ss_training_finished_at'),
    epochs: number('ss_num_epochs'),
    isFlow: isFlow(base, architecture),
    family: familyOf(base ?? architecture),
  };
}

/** The kind of model that a LoRA is for; SD 2 is none of ours. Source: `get_base_model_version` and `sai_model_spec.py`. */
function familyOf(base: string | undefined): Family | undefined {
  const families: readonly (readonly [RegExp, Family])[] = [
    [/^(?:sd_v1|stable-diffusion-v1)/, 'sd15'],
    [/^(?:sdxl_|stable-diffusion-xl)/, 'sdxl'],
    [/^flux-?1/, 'flux'],
    [/^chroma/, 'chroma'],
    [/^(?:sd3|stable-diffusion-3)/, 'sd3'],
    [/^lumina/, 'lumina'],
    [/^hunyuan-image/, 'hunyuan-image'],
    [/^anima/, 'anima'],
  ];
  return base === undefined ? undefined : families.find(([pattern]) => pattern.test(base))?.[1];
}

/**
 * SD 1.x, 2.x and SDXL learn to tell noise; all others of this trainer's models learn by flow matching.
 * Source: `get_base_model_version` and `sai_model_spec.py`.
 */
function isFlow(base: string | undefined, architecture: string | undefined): boolean | undefined {
  if (base !== undefined) return !/^(?:sd|sdxl_base)_v\d/.test(base);
  if (architecture === undefined) return undefined;
  return !/^stable-diffusion-(?:v\d|xl)/.test(architecture);
}

import { message } from '../../message.ts';
import type { Recipe } from '../recipe.ts';
import { combine } from './pieces/piece.ts';
import { ofAnything, portrait } from './pieces/purposes.ts';
import { sdxl, sdxlContested, sdxlSettings, sdxlSources } from './pieces/sdxl.ts';

/** NoobAI in its v-prediction version, which is made of SDXL. */
export const noobaiVpred: Recipe = {
  ...combine(sdxl, {
    options: { v_parameterization: true, zero_terminal_snr: true },
    why: {
      v_parameterization:
        'The model predicts velocities. Without it the LoRA would be trained for another model.',
      zero_terminal_snr: 'Goes with such models: the last step of their schedule is all noise.',
    },
  }),
  ...ofAnything,
  id: 'noobai-vpred',
  title: message('NoobAI, v-prediction'),
  about: message('Anything on the v-prediction version of NoobAI, a model of drawings made of SDXL.'),
  isTested: false,
  trainer: 'sd-scripts',
  family: 'sdxl',
  model: 'noobai-vpred',
  download: undefined,
  prompts: portrait(sdxlSettings),
  contested: [
    'A file does not say by itself that it is a v-prediction model: with the other version of NoobAI this recipe trains the wrong thing. Look at the samples before the first epoch.',
    ...sdxlContested,
  ],
  sources: [
    'sd-scripts, `docs/train_network.md`: `v_parameterization` for models of v-prediction; the trainer warns of `zero_terminal_snr` without it.',
    ...sdxlSources,
  ],
};

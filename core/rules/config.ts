import { placeInConfig } from '../config/place-in-config.ts';
import { CONFIG_FILE } from '../config/schema.ts';
import { countOf } from '../dataset/gathered/counted.ts';
import { message } from '../message.ts';
import { joinPath } from '../path.ts';
import { recipeById } from '../training/recipes/index.ts';
import { defineRule, noOptions } from './rule.ts';

export const config = defineRule({
  code: 'config',
  kind: 'fact',
  severity: 'error',
  title: 'A mistake in a configuration file',
  why: `An unknown key or a wrong value in \`${CONFIG_FILE}\`. In the editor the last configuration without mistakes stays in
force until it is mended; \`lora lint\` uses what is right of the file and ends with exit code 2. What \`[training.options]\` and
\`[samples]\` say in vain, or the trainer stops over, is told as before a training: by the kind of model of the recipe, and by
the options of the trainer that is installed.

The trainer's own files are looked at, too, where they lie in a dataset, are open, or are named on the command line:

- **A dataset config** (\`--dataset_config\`, TOML or JSON): an error is exactly what the schema of sd-scripts rejects: unknown
  keys, keys of another table, wrong types (\`resolution = "512,512"\`, \`validation_split = 0\`). A warning is what it takes and
  does otherwise: repeats in a folder's name, which it does not read here, a folder twice, a validation that leaks.
- **A training config** (\`--config_file\`): the trainer takes any key and nearly any value in silence. An unknown key is a
  warning where the trainer is known here ([docs/training.md](../training.md)), an info by the options that we know. Options
  that it stops over together are errors.
- **A prompt file** (\`*prompt*.txt\`, or one that a training config names; TOML and JSON): parts of a line that the trainer
  leaves out (\`--w512\`, \`--d -1\`), does not see (\`--w 512--h 512\`), or reads otherwise (\`--l 7,5\` is 7). \`<lora:alice:0.8>\`
  loads nothing there. Weights count in samples of SD 1.5, SD 2 and SDXL: where a bracket is left open or a weight is none, it is told
  as a warning in \`[samples]\` of a recipe for these, as an info in other files, which don't say for what model they are. Over
  \`(smile:1.2.3)\` the trainer stops. Prompts of AUTOMATIC1111's have [a rule of their own](prompt.md).

- **A preset of kohya_ss** (JSON), where it is open or named: keys that its window has no field for, values that a field does not
  take or offer, what is dropped on the way to the trainer (\`learning_rate\` 0 becomes 0.000002), and what the trainer stops
  over then.

Files of other trainers (musubi-tuner, ai-toolkit, OneTrainer, diffusion-pipe) are recognised, and left alone. \`lora prompts\` shows prompts as the trainer reads them.

A hint at a [recipe](../recipes/README.md) says that nobody has reported of it as a whole.`,
  options: noOptions,
  examples: [],
  *dataset({ dataset: { config, configText, root } }) {
    const id = config.training?.recipe;
    if (id === undefined || recipeById(id)?.isTested !== false) return;
    const span = placeInConfig(configText, ['training', 'recipe'], 'value');
    yield {
      files: countOf([joinPath(root, CONFIG_FILE)]),
      severity: 'hint',
      message: message('The recipe "{0}" is untested: nobody has reported of it as a whole.', id),
      ...(span ? { span } : {}),
    };
  },
});

// The options that a run has: from its command line, its configuration file, and the trainer's defaults.
import { readConfigFile } from './config-file.mjs';
import { Refusal } from './errors.mjs';
import { defaultsOf, optionsOf, parseCommandLine } from './options.mjs';

const needed = ['network_module', 'pretrained_model_name_or_path', 'output_dir'];

/** Options that would make the trainer do what the stand-in doesn't. */
const unplayed = [
  ...['initial_epoch', 'initial_step', 'skip_until_initial_step', 'resume_from_huggingface'],
  ...['save_last_n_epochs_state', 'save_last_n_steps_state', 'save_state_to_huggingface'],
  ...['in_json', 'dataset_class', 'debug_dataset', 'output_config', 'deepspeed', 'masked_loss'],
  ...['console_log_simple', 'console_log_file', 'dim_from_weights', 'base_weights', 'validation_split'],
  ...['scale_weight_norms', 'huggingface_repo_id'],
];

/** What a script needs besides. */
const neededBy = { 'flux_train_network.py': ['clip_l', 't5xxl', 'ae'] };

function check(args, defaults, script) {
  const absent = [...needed, ...(neededBy[script] ?? [])].filter((name) => args[name] === undefined);
  if (absent.length > 0) throw new Refusal(`${script} fails without ${absent.join(', ')}`);
  if (args.dataset_config === undefined && args.train_data_dir === undefined)
    throw new Refusal(`${script} fails without dataset_config or train_data_dir`);
  if (args.resolution !== undefined && !/^ *\d+ *(?:, *\d+ *)?$/.test(args.resolution))
    throw new Refusal(`resolution = '${args.resolution}': '512' or '512,768' is expected`);
  const used = unplayed.filter(
    (name) => args[name] !== undefined && args[name] !== (defaults[name] ?? false),
  );
  if (used.length > 0) throw new Refusal(`the stand-in can't play ${used.join(', ')}`);
  if (args.save_model_as !== 'safetensors') throw new Refusal('the stand-in saves safetensors only');
}

/** The options of a run. @returns {{ args: Record<string, unknown>, configFile: string | undefined }} */
export function argumentsOf(script, line) {
  const options = optionsOf(script);
  if (options === undefined) throw new Refusal(`${script} is no script of the stand-in`);
  const given = parseCommandLine(script, options, line);
  const config =
    given.config_file === undefined ? undefined : readConfigFile(given.config_file, script, options);
  const defaults = defaultsOf(options);
  const args = { ...defaults, ...config?.values, ...given };
  check(args, defaults, script);
  return { args, configFile: config?.file };
}

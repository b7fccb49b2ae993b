import { type Message, message } from '../../../message.ts';
import { isWithin } from '../../../path.ts';
import type { Job, JobSource } from '../../../training/job.ts';
import { ACCELERATE_CONFIG, ACCELERATE_FILE } from '../command.ts';
import { readRunFiles } from '../read-run-files.ts';
import { skyTask, slurmScript } from './cluster-scripts.ts';
import { isAbsolutePath, JobPlaces } from './job-places.ts';
import { jobReadme } from './job-readme.ts';
import { portableConfig } from './portable-config.ts';
import { powershellScript, runScript } from './run-scripts.ts';
import { setupScript } from './setup-script.ts';
import { trainedBy } from './trained-by.ts';

/** What the trainer reads of a run's folder. */
const CONFIGS = ['config.toml', 'dataset.toml'];
const PROMPTS = 'prompts.txt';

/**
 * Makes a run that can be carried elsewhere of one that was written here.
 * @returns why it can't be done, for a folder that was changed beyond what can be read
 */
export function makeJob({ folder, record, texts }: JobSource): Job | { readonly mistake: Message } {
  const by = trainedBy(record);
  if (!by) return { mistake: message('Its command is none that could be run elsewhere.') };
  const { place } = record.model;
  if (!isAbsolutePath(place) && !place.includes('/'))
    return {
      mistake: message(
        'It is not known what its base model "{0}" is. Name a file, or write the run anew for another machine (--elsewhere).',
        place,
      ),
    };
  const places = new JobPlaces(folder);
  const configs: Record<string, string> = {};
  const left: string[] = [];
  const lacking: string[] = [];
  for (const name of CONFIGS) {
    const text = texts[name];
    if (text === undefined) return { mistake: message('There is no {0} in it.', name) };
    const written = portableConfig(text, places);
    if ('mistake' in written)
      return { mistake: message('Its {0} can not be read: {1}.', name, written.mistake) };
    configs[name] = written.text;
    left.push(...written.left);
    lacking.push(...written.lacking);
  }
  const models = places.of('models');
  const script = { name: record.name, by, models: [...models.map(({ to }) => to), ...lacking] };
  return {
    files: {
      ...configs,
      ...(texts[PROMPTS] === undefined ? {} : { [PROMPTS]: texts[PROMPTS] }),
      [ACCELERATE_FILE]: ACCELERATE_CONFIG,
      'run.sh': runScript(script),
      'run.ps1': powershellScript(script),
      'setup.sh': setupScript(record, readRunFiles(texts)?.options ?? {}),
      'job.slurm': slurmScript(record.name, by),
      'sky.yaml': skyTask(record.name, by),
      'README.md': jobReadme(record, by, [...models, ...lacking.map((to) => ({ from: to, to }))], folder),
    },
    data: places.of('dataset', 'masks'),
    extras: places.of('files').filter(({ from }) => !isWithin(from, folder)),
    models,
    lacking,
    remarks: remarksOn(record.trainer.version, left),
  };
}

function remarksOn(version: string | null, left: readonly string[]): readonly Message[] {
  return [
    ...(version?.endsWith('-dirty')
      ? [message('The trainer here has changes of its own, which setup.sh does not get: {0}.', version)]
      : []),
    ...(left.length > 0
      ? [message('These options name places of this machine: {0}.', [...new Set(left)].join(', '))]
      : []),
  ];
}

import type { ConfigFlaw } from './config/config-node.ts';
import { readConfig } from './config/read-config.ts';
import type { Finding } from './finding.ts';
import { rules } from './rules/index.ts';
import { configsOf } from './trainers/config-adapters.ts';
import { trainerById } from './trainers/index.ts';
import type { InstalledOptions } from './trainers/trainer-configs.ts';

/** What is wrong in a `lora-dataset.toml`. */
export interface ConfigFindings {
  /** What has no effect as it stands there: all of them errors. */
  readonly mistakes: readonly Finding[];
  /** What it says of the training, and the trainer does otherwise, or stops over. */
  readonly training: readonly Finding[];
}

/** @param installed the options of the trainer that is installed, where it is known */
export function lintConfig(path: string, text: string, installed?: InstalledOptions): ConfigFindings {
  const { config, problems } = readConfig(text, (code) => rules.find((rule) => rule.code === code)?.options);
  const flaws = configsOf(trainerById(config.dataset?.trainer).id).inDataset(text, config, installed);
  return {
    mistakes: problems.map((problem) => asFinding(path, { severity: 'error', ...problem })),
    training: flaws.map((flaw) => asFinding(path, { ...flaw, isOfTraining: true })),
  };
}

function asFinding(
  path: string,
  { severity, span, message, fixes = [], isOfTraining }: ConfigFlaw & Pick<Finding, 'isOfTraining'>,
): Finding {
  return {
    code: 'config',
    severity,
    file: path,
    span,
    message,
    fixes,
    related: [],
    scope: 'file',
    count: 1,
    unnecessary: false,
    ...(isOfTraining ? { isOfTraining } : {}),
  };
}

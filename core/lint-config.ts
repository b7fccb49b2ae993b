import type { ConfigFlaw } from './config/config-node.ts';
import { readConfig } from './config/read-config.ts';
import { CONFIG_FILE } from './config/schema.ts';
import type { Finding } from './finding.ts';
import { config as configRule } from './rules/config.ts';
import { rules } from './rules/index.ts';
import { type SettingsAround, severitySet } from './rules/settings.ts';
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

/** What is known around it. */
export interface ConfigAround extends SettingsAround {
  /** The options of the trainer that is installed, where it is known. */
  readonly installed?: InstalledOptions | undefined;
}

/** A mistake is one whatever is set; how loud the rest is, the configuration itself may say. */
export function lintConfig(
  path: string,
  text: string,
  { installed, ...settings }: ConfigAround = {},
): ConfigFindings {
  const { config, problems } = readConfig(text, (code) => rules.find((rule) => rule.code === code)?.options);
  const flaws = configsOf(trainerById(config.dataset?.trainer).id).inDataset(text, config, installed);
  const severity = severitySet(configRule, config, CONFIG_FILE, settings);
  return {
    mistakes: problems.map((problem) => asFinding(path, { severity: 'error', ...problem })),
    training:
      severity === 'off'
        ? []
        : flaws.map((flaw) =>
            asFinding(path, { ...flaw, severity: severity ?? flaw.severity, isOfTraining: true }),
          ),
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

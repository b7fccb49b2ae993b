import type { Config } from '../config/schema.ts';
import type { Finding } from '../finding.ts';
import { relativeTo } from '../path.ts';
import type { Found, Rule } from '../rules/rule.ts';
import { type SettingsAround, severitySet } from '../rules/settings.ts';

/** By what a file beside the captions is judged. */
export interface ConfigSettings extends SettingsAround {
  /** The dataset that it lies in: its `lora-dataset.toml` says how loud rules are. */
  readonly root: string;
  readonly config: Config;
}

/** Makes the finding of a rule; none where the rule is off. */
export type FindingOf = (rule: Rule, found: Found) => readonly Finding[];

/** Makes findings in a file, as loud as its dataset has them. */
export function findingIn(path: string, settings: ConfigSettings): FindingOf {
  const relative = relativeTo(settings.root, path);
  return (rule, { span = { start: 0, end: 0 }, message: text, severity: own, fixes = [] }) => {
    const set = severitySet(rule, settings.config, relative, settings);
    const severity = set ?? own ?? rule.severity;
    if (severity === 'off') return [];
    const more = { related: [], scope: 'file', count: 1, unnecessary: false } as const;
    return [{ code: rule.code, severity, file: path, span, message: text, fixes, ...more }];
  };
}

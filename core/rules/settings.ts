import picomatch from 'picomatch/posix';
import type { Config, RuleSetting } from '../config/schema.ts';
import { basename } from '../path.ts';
import { type Severity, severities } from '../severity.ts';
import type { Rule } from './rule.ts';

/** Severities by rule code that outweigh a configuration: those of a command line. */
export type SeverityFlags = Readonly<Record<string, Severity | 'off'>>;

/** A rule's severity as someone set it, or undefined where nobody did. */
export function severitySet(
  rule: Rule,
  config: Config,
  path: string,
  flags: SeverityFlags,
): Severity | 'off' | undefined {
  const flag = flags[rule.code];
  if (flag !== undefined) return flag;
  for (const setting of settingsFor(rule, config, path)) {
    const written = typeof setting === 'string' ? setting : setting.severity;
    if (isLevel(written)) return written;
  }
  return undefined;
}

/** A rule's options for a file: the configuration's where they fit, else the defaults. */
export function optionsFor(rule: Rule, config: Config, path: string): unknown {
  for (const setting of settingsFor(rule, config, path)) {
    if (typeof setting === 'string') continue;
    const { severity: _, ...options } = setting;
    const parsed = rule.options.safeParse(options);
    if (parsed.success) return parsed.data;
  }
  return rule.options.parse({});
}

/** The settings of a rule for a file of the dataset, the strongest first: the last override that fits it leads. */
function settingsFor(rule: Rule, config: Config, path: string): readonly RuleSetting[] {
  const found: RuleSetting[] = [];
  for (const override of config.overrides ?? []) {
    const setting = override.rules[rule.code];
    if (setting !== undefined && matches(override.files, path)) found.unshift(setting);
  }
  const general = config.rules?.[rule.code];
  if (general !== undefined) found.push(general);
  return found;
}

const matchers = new WeakMap<readonly string[], (path: string) => boolean>();

/** Whether a path (relative to the dataset) is meant by patterns; one without a slash is about the file's name. */
function matches(patterns: readonly string[], path: string): boolean {
  let match = matchers.get(patterns);
  if (!match) {
    match = picomatch([...patterns]);
    matchers.set(patterns, match);
  }
  return match(path) || match(basename(path));
}

function isLevel(value: unknown): value is Severity | 'off' {
  return value === 'off' || (severities as readonly unknown[]).includes(value);
}

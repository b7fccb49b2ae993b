import type { Config, RuleSetting } from '../config/schema.ts';
import { type FileMatcher, fileMatcher } from '../glob.ts';
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

/** Whether a rule is on for any file of a dataset. */
export function isOnSomewhere(rule: Rule, config: Config, flags: SeverityFlags = {}): boolean {
  const flag = flags[rule.code];
  if (flag !== undefined) return flag !== 'off';
  const levelIn = (setting: RuleSetting | undefined) => {
    const written = typeof setting === 'string' ? setting : setting?.severity;
    return isLevel(written) ? written : undefined;
  };
  const general = levelIn(config.rules?.[rule.code]) ?? rule.severity;
  const special = (config.overrides ?? []).map(({ rules }) => levelIn(rules[rule.code]));
  return [general, ...special].some((level) => level !== undefined && level !== 'off');
}

const optionsByConfig = new WeakMap<Config, Map<Rule, unknown>>();

/** A rule's options for a file: the defaults, and over them all that the configuration sets, the strongest last. */
export function optionsFor(rule: Rule, config: Config, path: string): unknown {
  if (config.overrides?.some(({ rules }) => rules[rule.code] !== undefined))
    return optionsOf(rule, config, path);
  // The same for all files: looked at once, and not for each rule at each caption.
  let known = optionsByConfig.get(config);
  if (!known) {
    known = new Map();
    optionsByConfig.set(config, known);
  }
  if (!known.has(rule)) known.set(rule, optionsOf(rule, config, path));
  return known.get(rule);
}

function optionsOf(rule: Rule, config: Config, path: string): unknown {
  let options: Record<string, unknown> = {};
  for (const setting of settingsFor(rule, config, path)) {
    if (typeof setting === 'string') continue;
    const { severity: _, ...more } = setting;
    options = { ...more, ...options };
  }
  const parsed = rule.options.safeParse(options);
  return parsed.success ? parsed.data : rule.options.parse({});
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

const matchers = new WeakMap<readonly string[], FileMatcher>();

/** Whether a path (relative to the dataset) is meant by an override's patterns. */
function matches(patterns: readonly string[], path: string): boolean {
  let match = matchers.get(patterns);
  if (!match) {
    match = fileMatcher(patterns);
    matchers.set(patterns, match);
  }
  return match(path);
}

function isLevel(value: unknown): value is Severity | 'off' {
  return value === 'off' || (severities as readonly unknown[]).includes(value);
}

import type { Config, RuleSetting } from '../config/schema.ts';
import { type FileMatcher, fileMatcher } from '../glob.ts';
import { type Severity, severities } from '../severity.ts';
import type { Rule } from './rule.ts';

/** Severities by rule code that outweigh a configuration: those of a command line. */
export type SeverityFlags = Readonly<Record<string, Severity | 'off'>>;

/** Settings by rule code that any configuration outweighs: what a user has in their editor for all datasets. */
export type UserRules = Readonly<Record<string, RuleSetting>>;

/** What is set beside a dataset's configuration: the flags over it, the user's own below it. */
export interface SettingsAround {
  readonly severities?: SeverityFlags;
  readonly userRules?: UserRules;
}

/** A rule's severity as someone set it, or undefined where nobody did. */
export function severitySet(
  rule: Rule,
  config: Config,
  path: string,
  { severities: flags, userRules }: SettingsAround = {},
): Severity | 'off' | undefined {
  const flag = flags?.[rule.code];
  if (flag !== undefined) return flag;
  for (const setting of settingsFor(rule, config, path, userRules)) {
    const written = typeof setting === 'string' ? setting : setting.severity;
    if (isLevel(written)) return written;
  }
  return undefined;
}

/** Whether a rule is on for any file of a dataset. */
export function isOnSomewhere(
  rule: Rule,
  config: Config,
  { severities: flags, userRules }: SettingsAround = {},
): boolean {
  const flag = flags?.[rule.code];
  if (flag !== undefined) return flag !== 'off';
  const levelIn = (setting: RuleSetting | undefined) => {
    const written = typeof setting === 'string' ? setting : setting?.severity;
    return isLevel(written) ? written : undefined;
  };
  const general = levelIn(config.rules?.[rule.code]) ?? levelIn(userRules?.[rule.code]) ?? rule.severity;
  const special = (config.overrides ?? []).map(({ rules }) => levelIn(rules[rule.code]));
  return [general, ...special].some((level) => level !== undefined && level !== 'off');
}

/** A rule's options for a file: the defaults, over them the user's own, over those all that the configuration sets. */
export function optionsFor(
  rule: Rule,
  config: Config,
  path: string,
  { userRules = {} }: SettingsAround = {},
): unknown {
  let options: Record<string, unknown> = {};
  for (const setting of settingsFor(rule, config, path, userRules)) {
    if (typeof setting === 'string') continue;
    const { severity: _, ...more } = setting;
    options = { ...more, ...options };
  }
  const parsed = rule.options.safeParse(options);
  return parsed.success ? parsed.data : rule.options.parse({});
}

/** The settings of a rule for a file of the dataset, the strongest first: the last override that fits it leads. */
function settingsFor(
  rule: Rule,
  config: Config,
  path: string,
  userRules: UserRules = {},
): readonly RuleSetting[] {
  const found: RuleSetting[] = [];
  for (const override of config.overrides ?? []) {
    const setting = override.rules[rule.code];
    if (setting !== undefined && matches(override.files, path)) found.unshift(setting);
  }
  const general = config.rules?.[rule.code];
  if (general !== undefined) found.push(general);
  const own = userRules[rule.code];
  if (own !== undefined) found.push(own);
  return found;
}

const matchers = new WeakMap<readonly string[], FileMatcher>();

/** The numbers of the overrides that mean a path (relative to the dataset): what is set is the same where these are. */
export function matchingOverrides({ overrides = [] }: Config, path: string): string {
  return overrides.flatMap(({ files }, index) => (matches(files, path) ? [index] : [])).join(' ');
}

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

import type { CaptionStyle } from '../caption/style.ts';
import type { Config } from '../config/schema.ts';
import { relativeTo } from '../path.ts';
import { quieter, type Severity } from '../severity.ts';
import { rules as allRules } from './index.ts';
import type { Found, Rule } from './rule.ts';
import { matchingOverrides, optionsFor, type SettingsAround, severitySet } from './settings.ts';

/** What a rule can be asked about. */
export type Hook = 'caption' | 'captionFile' | 'captionWithoutImage' | 'image' | 'otherFile' | 'dataset';

/** A rule as it holds for some files. */
export interface RuleInForce {
  readonly rule: Rule;
  readonly options: unknown;
  /** The severity of what it finds, or `off` where that is not told. */
  readonly severityOf: (found: Found) => Severity | 'off';
}

/** The settings around, and which rules there are. */
export interface RulesAround extends SettingsAround {
  readonly rules?: readonly Rule[];
}

type ByFiles = Map<string, readonly RuleInForce[]>;

const known = new WeakMap<Config, WeakMap<RulesAround, ByFiles>>();

/**
 * The rules that are to be asked about a file, none that is off. Worked out once for all files that the same overrides
 * are meant for, and not for each rule at each caption.
 * @param path of the file; of a dataset its root @param style of the file's caption, where it has one
 */
export function rulesInForce(
  { root, config }: { readonly root: string; readonly config: Config },
  hook: Hook,
  path: string,
  around: RulesAround,
  style?: CaptionStyle,
): readonly RuleInForce[] {
  const relative = config.overrides ? relativeTo(root, path) : '';
  const isProse = style === 'prose';
  const key = `${hook} ${isProse} ${matchingOverrides(config, relative)}`;
  const byAround = known.get(config) ?? new WeakMap<RulesAround, ByFiles>();
  known.set(config, byAround);
  const byFiles: ByFiles = byAround.get(around) ?? new Map();
  byAround.set(around, byFiles);
  let found = byFiles.get(key);
  if (!found) {
    const { rules = allRules } = around;
    found = rules.flatMap((rule) => {
      const severityOf = rule[hook] && severities(rule, config, relative, around, isProse);
      return severityOf ? [{ rule, options: optionsFor(rule, config, relative, around), severityOf }] : [];
    });
    byFiles.set(key, found);
  }
  return found;
}

/** Undefined where the rule is off. */
function severities(
  rule: Rule,
  config: Config,
  path: string,
  around: RulesAround,
  isProse: boolean,
): RuleInForce['severityOf'] | undefined {
  const set = severitySet(rule, config, path, around);
  const prose = isProse ? rule.caps?.prose : undefined;
  if (set === 'off' || prose === 'off') return undefined;
  if (set) return () => set;
  if (rule.severity === 'off' && !rule.isDeclared?.(config)) return undefined;
  const purpose = config.dataset?.purpose;
  if (rule.purposes && !rule.purposes.some((one) => one === purpose)) return undefined;
  const byPurpose = purpose === 'style' || purpose === 'finetune' ? rule.caps?.[purpose] : undefined;
  if (byPurpose === 'off') return undefined;
  return ({ severity = rule.severity }) => {
    if (severity === 'off') return 'off';
    return [prose, byPurpose].reduce<Severity>(
      (loudest, cap) => (cap ? quieter(loudest, cap) : loudest),
      severity,
    );
  };
}

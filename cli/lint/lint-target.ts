import { collapse } from '../../core/collapse.ts';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { type LintOptions, lintDataset } from '../../core/engine.ts';
import type { Finding } from '../../core/finding.ts';
import { type ConfigFindings, lintConfig } from '../../core/lint-config.ts';
import { joinPath } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';
import { isOfPairs, needsOf } from '../../core/query/filter.ts';
import type { Query } from '../../core/query/query.ts';
import type { SeverityFlags } from '../../core/rules/settings.ts';
import type { InstalledOptions } from '../../core/trainers/trainer-configs.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';
import { pairsWhere, withoutFacts } from '../query/pairs-where.ts';
import { type LoadedTarget, type LoadSettings, loadTarget } from './load-target.ts';
import type { Target } from './targets.ts';
import { telling } from './telling.ts';

/** How datasets are read and linted. */
export interface LintSettings extends LoadSettings {
  /** Adds what the pictures look like, where that is asked for. */
  readonly look?: (dataset: Dataset) => Promise<Dataset>;
  readonly severities: SeverityFlags;
  readonly knowledge: Knowledge;
  /** The options that the installed version of the trainer has, where it is known. */
  readonly installed?: () => InstalledOptions | undefined;
  /** Whether what most of a dataset does becomes one finding. */
  readonly collapse: boolean;
  /** Of which pairs findings are told; of all where nothing is said. */
  readonly where?: Query | undefined;
}

/** A dataset with what was found in the part of it that was named. */
export interface Linted extends LoadedTarget {
  readonly target: Target;
  readonly findings: readonly Finding[];
  /** Mistakes in its configuration, told or not: they may change what is found anywhere. */
  readonly configFindings: readonly Finding[];
  /** How many pairs fulfil the query; undefined without one. */
  readonly fulfilling?: number | undefined;
}

/** Reads a dataset from disk and lints it. */
export async function lintTarget(
  fileSystem: FileSystem,
  target: Target,
  settings: LintSettings,
): Promise<Linted> {
  const { root } = target;
  const { where } = settings;
  // Headers that only the query asks for are nothing to lint.
  const isUnseen = settings.images === 'off' && where !== undefined && needsOf(where).headers;
  const loading: LoadSettings = isUnseen ? { ...settings, images: 'headers' } : settings;
  const { dataset: read, configText } = loadTarget(fileSystem, target, loading);
  const dataset = isUnseen ? withoutFacts(read) : ((await settings.look?.(read)) ?? read);
  const options: LintOptions = { severities: settings.severities, knowledge: settings.knowledge };
  const all = await lintDataset(
    dataset,
    telling(settings.tell, (done) => `Checking ${done} files …`),
    options,
  );
  const inConfig = findInConfig(root.root, configText, settings.severities, settings.installed);
  const { mistakes: configFindings } = inConfig;
  const asked = isUnseen ? read : dataset;
  const pairs = where && (await pairsWhere(where, asked, fileSystem, settings.knowledge, async () => all));
  const isFulfilling = pairs && isOfPairs(dataset, pairs);
  const covers: Target['covers'] = (file) => target.covers(file) && (isFulfilling?.(file) ?? true);
  // What is said of many files at once is said of no pair.
  const ofFiles = where && all.filter(({ scope }) => scope === 'file');
  const findings = ofFiles ?? (settings.collapse ? collapseNamed(dataset, all, covers) : all);
  return {
    target: { ...target, covers },
    dataset,
    configText,
    fulfilling: pairs?.size,
    findings: [...configFindings, ...inConfig.training, ...findings].filter(({ file }) => covers(file)),
    configFindings,
  };
}

/** What is found in a dataset's configuration. */
export function findInConfig(
  root: string,
  text: string | undefined,
  severities: SeverityFlags,
  installed?: LintSettings['installed'],
): ConfigFindings {
  const severity = severities['config'];
  if (text === undefined || severity === 'off') return { mistakes: [], training: [] };
  const around = { installed: installed?.(), severities };
  const { mistakes, training } = lintConfig(joinPath(root, CONFIG_FILE), text, around);
  const setTo = (finding: Finding) => (severity === undefined ? finding : { ...finding, severity });
  return { mistakes: mistakes.map(setTo), training };
}

/**
 * Puts findings together as for the whole dataset, but only where the one that stands for them is told: where the
 * named part lacks it, the single ones stay as loud as they are, so that nothing is lost.
 */
function collapseNamed(
  dataset: Dataset,
  findings: readonly Finding[],
  covers: Target['covers'],
): readonly Finding[] {
  const collapsed = collapse(dataset, findings);
  const untold = new Set(collapsed.codes);
  for (const { code, scope, file } of collapsed.findings)
    if (scope === 'dataset' && covers(file)) untold.delete(code);
  if (untold.size === 0) return collapsed.findings;
  return [
    ...collapsed.findings.filter(({ code }) => !untold.has(code)),
    ...findings.filter(({ code }) => untold.has(code)),
  ];
}

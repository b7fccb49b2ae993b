import { collapse } from '../../core/collapse.ts';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import type { Dataset, DatasetOutline } from '../../core/dataset/dataset.ts';
import { trainedCaptions } from '../../core/dataset/trained-captions.ts';
import { lintDataset } from '../../core/engine.ts';
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
import { type LoadSettings, loadTarget } from './load-target.ts';
import type { RangeOf } from './positions.ts';
import { rangesInDataset } from './ranges-in-files.ts';
import type { Target } from './targets.ts';
import { checkingFiles, telling } from './telling.ts';

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

/** A dataset with all that the rules found in it. */
export interface Judged {
  readonly dataset: DatasetOutline;
  /** How many caption files are a picture's, readable or not. */
  readonly captions: number;
  /** The text of its configuration; undefined where it has none, or none that can be read. */
  readonly configText: string | undefined;
  readonly findings: readonly Finding[];
  /** Ranges in a file's text as the linter saw it. */
  readonly rangesOf: (file: string) => RangeOf;
}

/** A dataset with what was found in the part of it that was named. */
export interface Linted extends Judged {
  readonly target: Target;
  /** Mistakes in its configuration, told or not: they may change what is found anywhere. */
  readonly configFindings: readonly Finding[];
  /** How many pairs fulfil the query; undefined without one. */
  readonly fulfilling?: number | undefined;
}

/** The same with all of its files at hand. */
export interface LintedWhole extends Linted {
  readonly dataset: Dataset;
}

/** Reads a dataset from disk and lints it. */
export async function lintTarget(
  fileSystem: FileSystem,
  target: Target,
  settings: LintSettings,
): Promise<LintedWhole> {
  const { where } = settings;
  // Headers that only the query asks for are nothing to lint.
  const isUnseen = settings.images === 'off' && where !== undefined && needsOf(where).headers;
  const loading: LoadSettings = isUnseen ? { ...settings, images: 'headers' } : settings;
  const { dataset: read, configText } = loadTarget(fileSystem, target, loading);
  const dataset = isUnseen ? withoutFacts(read) : ((await settings.look?.(read)) ?? read);
  const all = await lintDataset(dataset, telling(settings.tell, checkingFiles), {
    severities: settings.severities,
    knowledge: settings.knowledge,
  });
  const asked = isUnseen ? read : dataset;
  const pairs = where && (await pairsWhere(where, asked, fileSystem, settings.knowledge, async () => all));
  const isFulfilling = pairs && isOfPairs(dataset, pairs);
  const covers: Target['covers'] = (file) => target.covers(file) && (isFulfilling?.(file) ?? true);
  const judged: Judged = {
    dataset,
    captions: trainedCaptions(dataset).length,
    configText,
    // What is said of many files at once is said of no pair.
    findings: where ? all.filter(({ scope }) => scope === 'file') : all,
    rangesOf: rangesInDataset(dataset, configText),
  };
  const collapse = settings.collapse && where === undefined;
  const told = toldOf({ ...target, covers }, judged, { ...settings, collapse });
  return { ...told, dataset, fulfilling: pairs?.size };
}

/** What is told of the part of a dataset that was named. */
export function toldOf(
  target: Target,
  judged: Judged,
  { severities, installed, collapse }: Pick<LintSettings, 'severities' | 'installed' | 'collapse'>,
): Linted {
  const { covers } = target;
  const { dataset, configText } = judged;
  const { mistakes, training } = findInConfig(target.root.root, configText, severities, installed);
  const inFiles = collapse ? collapseNamed(dataset, judged.findings, covers) : judged.findings;
  const findings = [...mistakes, ...training, ...inFiles].filter(({ file }) => covers(file));
  return { ...judged, target, findings, configFindings: mistakes };
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
  dataset: DatasetOutline,
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

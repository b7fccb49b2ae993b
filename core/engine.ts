import { variantsOf } from './caption/variants.ts';
import { CONFIG_FILE, type Config } from './config/schema.ts';
import {
  captionOfImage,
  type Dataset,
  type DatasetOutline,
  folderOf,
  imagesOfCaption,
} from './dataset/dataset.ts';
import type { OtherFile } from './dataset/discovery/other-files.ts';
import type { CaptionFile, ImageFile } from './dataset/files.ts';
import type { Finding } from './finding.ts';
import { joinPath } from './path.ts';
import type { Turn } from './ports.ts';
import { type RuleInForce, type RulesAround, rulesInForce } from './rules/in-force.ts';
import { rules as allRules } from './rules/index.ts';
import type { Found, FoundInDataset } from './rules/rule.ts';
import { isOnSomewhere } from './rules/settings.ts';
import type { Knowledge } from './vocabulary/knowledge.ts';

/** How a lint is asked for. */
export interface LintOptions extends RulesAround {
  readonly knowledge?: Knowledge;
}

const NOTHING: Knowledge = {};

/** Whether what is found in a dataset of this configuration depends on the user's tag lists. */
export function asksDictionary(config: Config, options: LintOptions = {}): boolean {
  const { rules = allRules } = options;
  return rules.some((rule) => rule.asksDictionary?.(config) && isOnSomewhere(rule, config, options));
}

/** What the rules find in one file of a dataset, in order of place. */
export function lintFile(dataset: Dataset, path: string, options: LintOptions = {}): readonly Finding[] {
  const file = dataset.captions.get(path);
  if (file) return bySpan(lintCaptionFile(dataset, file, options));
  const image = dataset.images.get(path);
  if (image) return bySpan(lintImage(dataset, image, options));
  const other = dataset.others.get(path);
  return other ? bySpan(lintOtherFile(dataset, other, options)) : [];
}

/** What the rules find in a whole dataset, by file and place. Yields to other work by `turn`. */
export async function lintDataset(
  dataset: Dataset,
  turn: Turn,
  options: LintOptions = {},
): Promise<readonly Finding[]> {
  return [...lintWhole(dataset, options), ...(await lintFiles(dataset, turn, options))];
}

/** What the rules find in all files of a dataset, or of a slice of it, by file and place. */
export async function lintFiles(
  dataset: Dataset,
  turn: Turn,
  options: LintOptions = {},
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const found of lintEach(dataset, options)) {
    for (const finding of bySpan(found)) findings.push(finding);
    const pause = turn.next();
    // Waiting for nothing costs as much as a rule does.
    if (pause !== undefined) await pause;
  }
  // Few of the files have any; those of one keep their order.
  return findings.sort(byFile);
}

/** The order of files; findings of one keep theirs. */
export function byFile(a: Pick<Finding, 'file'>, b: Pick<Finding, 'file'>): number {
  return a.file === b.file ? 0 : a.file < b.file ? -1 : 1;
}

/** What is found in each file, one after the other. */
function* lintEach(dataset: Dataset, options: LintOptions): Iterable<Finding[]> {
  for (const [, file] of dataset.captions.entries()) yield lintCaptionFile(dataset, file, options);
  // A caption that is a picture's too by its name is looked at as a caption.
  for (const [path, image] of dataset.images.entries())
    if (!dataset.captions.has(path)) yield lintImage(dataset, image, options);
  for (const [, other] of dataset.others.entries()) yield lintOtherFile(dataset, other, options);
}

function lintCaptionFile(dataset: Dataset, file: CaptionFile, around: LintOptions): Finding[] {
  const { path } = file;
  const images = imagesOfCaption(dataset, path);
  if (images.length === 0) return [...lintCaptionWithoutImage(dataset, file, around)];
  const findings: Finding[] = [];
  const { knowledge = NOTHING } = around;
  const style = file.caption?.style;
  for (const one of rulesInForce(dataset, 'captionFile', path, around, style)) {
    const context = { dataset, knowledge, options: one.options, file };
    for (const found of one.rule.captionFile?.(context) ?? []) findings.push(...asFinding(one, path, found));
  }
  if (!file.caption) return findings;
  const folder = folderOf(dataset, path);
  const variants = variantsOf(file.caption);
  for (const one of rulesInForce(dataset, 'caption', path, around, style)) {
    const { rule, options } = one;
    for (const caption of variants) {
      const context = { dataset, knowledge, options, path, folder, images, caption };
      for (const found of rule.caption?.(context) ?? []) findings.push(...asFinding(one, path, found));
    }
  }
  return findings;
}

/** Nobody trains it: a README, notes, a left-over. In a folder that nobody declared it is nobody's business. */
function* lintCaptionWithoutImage(
  dataset: Dataset,
  file: CaptionFile,
  around: LintOptions,
): Iterable<Finding> {
  if (dataset.origin === 'flat') return;
  const { knowledge = NOTHING } = around;
  for (const one of rulesInForce(dataset, 'captionWithoutImage', file.path, around)) {
    const context = { dataset, knowledge, options: one.options, file };
    for (const found of one.rule.captionWithoutImage?.(context) ?? [])
      yield* asFinding(one, file.path, found);
  }
}

function lintImage(dataset: Dataset, image: ImageFile, around: LintOptions): Finding[] {
  const { path } = image;
  const findings: Finding[] = [];
  const { knowledge = NOTHING } = around;
  const style = captionOfImage(dataset, path)?.caption?.style;
  const folder = folderOf(dataset, path);
  for (const one of rulesInForce(dataset, 'image', path, around, style)) {
    const context = { dataset, knowledge, options: one.options, image, folder };
    for (const found of one.rule.image?.(context) ?? []) findings.push(...asFinding(one, path, found));
  }
  return findings;
}

function lintOtherFile(dataset: Dataset, other: OtherFile, around: LintOptions): Finding[] {
  const { path } = other;
  const findings: Finding[] = [];
  const { knowledge = NOTHING } = around;
  for (const one of rulesInForce(dataset, 'otherFile', path, around)) {
    const context = { dataset, knowledge, options: one.options, other };
    for (const found of one.rule.otherFile?.(context) ?? []) findings.push(...asFinding(one, path, found));
  }
  return findings;
}

/** A dataset as a whole, with what its rules gathered in its files. */
export interface Whole {
  readonly dataset: DatasetOutline;
  /** By the rule's code. */
  readonly gathered: ReadonlyMap<string, unknown>;
  /** The dataset with its files, where they are all at hand. */
  readonly withFiles?: Dataset;
}

/** Findings about the dataset as a whole. */
export function lintWhole(dataset: Dataset, around: LintOptions): Iterable<Finding> {
  return lintOutline({ dataset, gathered: gather(dataset, around), withFiles: dataset }, around);
}

/** What the rules that are on gather in the files of a dataset, or of a slice of it. */
export function gather(dataset: Dataset, around: LintOptions): ReadonlyMap<string, unknown> {
  const gathered = new Map<string, unknown>();
  for (const { rule } of rulesInForce(dataset, 'dataset', dataset.root, around))
    if (rule.gathering) gathered.set(rule.code, rule.gathering.gather(dataset));
  return gathered;
}

/** The same without the files: on its configuration where it has one, else on the first file concerned. */
export function* lintOutline(
  { dataset, gathered, withFiles }: Whole,
  around: LintOptions,
): Iterable<Finding> {
  const { knowledge = NOTHING } = around;
  const config = dataset.origin === 'config' ? joinPath(dataset.root, CONFIG_FILE) : undefined;
  for (const one of rulesInForce(dataset, 'dataset', dataset.root, around)) {
    const context = {
      dataset,
      gathered: gathered.get(one.rule.code),
      whole: withFiles,
      knowledge,
      options: one.options,
    };
    for (const found of one.rule.dataset?.(context) ?? [])
      yield* asFinding(one, config ?? found.files.first ?? dataset.root, found, found);
  }
}

/** None where it is not told. */
function asFinding(
  { rule, severityOf }: RuleInForce,
  file: string,
  found: Found,
  whole?: FoundInDataset,
): readonly Finding[] {
  const severity = severityOf(found);
  if (severity === 'off') return [];
  const finding: Finding = {
    code: rule.code,
    severity,
    file,
    span: found.span ?? { start: 0, end: 0 },
    message: found.message,
    fixes: found.fixes ?? [],
    related: found.related ?? [],
    scope: whole ? 'dataset' : 'file',
    count: whole ? whole.files.count : 1,
    unnecessary: found.unnecessary ?? false,
  };
  return [finding];
}

function byCode(a: Finding, b: Finding): number {
  return a.code === b.code ? 0 : a.code < b.code ? -1 : 1;
}

function bySpan(findings: Finding[]): readonly Finding[] {
  // Those of one place and rule keep the order in which the rule gave them.
  return findings.length < 2
    ? findings
    : findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || byCode(a, b));
}

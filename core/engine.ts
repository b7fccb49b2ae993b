import type { Caption } from './caption/caption.ts';
import { variantsOf } from './caption/variants.ts';
import { CONFIG_FILE, type Config } from './config/schema.ts';
import { captionOfImage, type Dataset, folderOf, imagesOfCaption } from './dataset/dataset.ts';
import type { CaptionFile } from './dataset/files.ts';
import type { Finding } from './finding.ts';
import { joinPath, relativeTo } from './path.ts';
import type { Turn } from './ports.ts';
import { rules as allRules } from './rules/index.ts';
import type { Found, FoundInDataset, Rule } from './rules/rule.ts';
import { isOnSomewhere, optionsFor, type SettingsAround, severitySet } from './rules/settings.ts';
import { quieter, type Severity } from './severity.ts';
import type { Knowledge } from './vocabulary/knowledge.ts';

/** How a lint is asked for. */
export interface LintOptions extends SettingsAround {
  readonly rules?: readonly Rule[];
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
  if (file) return bySpan([...lintCaptionFile(dataset, path, options)]);
  if (dataset.images.has(path)) return bySpan([...lintImage(dataset, path, options)]);
  return bySpan([...lintOtherFile(dataset, path, options)]);
}

/** What the rules find in a whole dataset, by file and place. Yields to other work by `turn`. */
export async function lintDataset(
  dataset: Dataset,
  turn: Turn,
  options: LintOptions = {},
): Promise<readonly Finding[]> {
  const findings: Finding[] = [...lintWhole(dataset, options)];
  for (const path of filesOf(dataset)) {
    findings.push(...lintFile(dataset, path, options));
    await turn.next();
  }
  return findings;
}

function filesOf({ captions, images, others }: Dataset): readonly string[] {
  return [...captions.keys(), ...images.keys(), ...others.keys()].sort();
}

function* lintCaptionFile(dataset: Dataset, path: string, options: LintOptions): Iterable<Finding> {
  const file = dataset.captions.get(path);
  const images = imagesOfCaption(dataset, path);
  if (!file) return;
  if (images.length === 0) {
    yield* lintCaptionWithoutImage(dataset, file, options);
    return;
  }
  const { knowledge = NOTHING } = options;
  const folder = folderOf(dataset, path);
  const variants = file.caption ? variantsOf(file.caption) : [];
  for (const rule of options.rules ?? allRules) {
    const judge = judgeFor(rule, dataset, path, options, file.caption);
    if (!judge) continue;
    const settings = optionsFor(rule, dataset.config, relativeTo(dataset.root, path), options);
    const found: Found[] = [];
    if (rule.captionFile) found.push(...rule.captionFile({ dataset, knowledge, options: settings, file }));
    const { caption: judgeCaption } = rule;
    if (judgeCaption) {
      const context = { dataset, knowledge, options: settings, path, folder, images };
      found.push(...variants.flatMap((caption) => [...judgeCaption({ ...context, caption })]));
    }
    for (const one of found) yield* asFinding(rule, judge, path, one);
  }
}

/** Nobody trains it: a README, notes, a left-over. In a folder that nobody declared it is nobody's business. */
function* lintCaptionWithoutImage(
  dataset: Dataset,
  file: CaptionFile,
  options: LintOptions,
): Iterable<Finding> {
  if (dataset.origin === 'flat') return;
  const { knowledge = NOTHING } = options;
  for (const rule of options.rules ?? allRules) {
    const judge = rule.captionWithoutImage && judgeFor(rule, dataset, file.path, options);
    if (!judge || !rule.captionWithoutImage) continue;
    const settings = optionsFor(rule, dataset.config, relativeTo(dataset.root, file.path), options);
    for (const one of rule.captionWithoutImage({ dataset, knowledge, options: settings, file })) {
      yield* asFinding(rule, judge, file.path, one);
    }
  }
}

function* lintImage(dataset: Dataset, path: string, options: LintOptions): Iterable<Finding> {
  const image = dataset.images.get(path);
  if (!image) return;
  const { knowledge = NOTHING } = options;
  const caption = captionOfImage(dataset, path)?.caption;
  for (const rule of options.rules ?? allRules) {
    const judge = rule.image && judgeFor(rule, dataset, path, options, caption);
    if (!judge || !rule.image) continue;
    const settings = optionsFor(rule, dataset.config, relativeTo(dataset.root, path), options);
    for (const one of rule.image({
      dataset,
      knowledge,
      options: settings,
      image,
      folder: folderOf(dataset, path),
    })) {
      yield* asFinding(rule, judge, path, one);
    }
  }
}

function* lintOtherFile(dataset: Dataset, path: string, options: LintOptions): Iterable<Finding> {
  const other = dataset.others.get(path);
  if (!other) return;
  const { knowledge = NOTHING } = options;
  for (const rule of options.rules ?? allRules) {
    const judge = rule.otherFile && judgeFor(rule, dataset, path, options);
    if (!judge || !rule.otherFile) continue;
    const settings = optionsFor(rule, dataset.config, relativeTo(dataset.root, path));
    for (const one of rule.otherFile({ dataset, knowledge, options: settings, other }))
      yield* asFinding(rule, judge, path, one);
  }
}

/** Findings about the dataset as a whole: on its configuration where it has one, else on the first file concerned. */
export function* lintWhole(dataset: Dataset, options: LintOptions): Iterable<Finding> {
  const { knowledge = NOTHING } = options;
  const config = dataset.origin === 'config' ? joinPath(dataset.root, CONFIG_FILE) : undefined;
  for (const rule of options.rules ?? allRules) {
    const judge = rule.dataset && judgeFor(rule, dataset, dataset.root, options);
    if (!judge || !rule.dataset) continue;
    for (const one of rule.dataset({
      dataset,
      knowledge,
      options: optionsFor(rule, dataset.config, '', options),
    })) {
      yield* asFinding(rule, judge, config ?? one.files[0] ?? dataset.root, one, one);
    }
  }
}

/** Gives each finding of a rule its severity, or `off` to one that is not told. */
type Judge = (found: Found) => Severity | 'off';

/** The judge of a rule; undefined where the rule is off. */
function judgeFor(
  rule: Rule,
  dataset: Dataset,
  path: string,
  around: LintOptions,
  caption?: Caption,
): Judge | undefined {
  const set = severitySet(rule, dataset.config, relativeTo(dataset.root, path), around);
  const prose = caption?.style === 'prose' ? rule.caps?.prose : undefined;
  if (set === 'off' || prose === 'off') return undefined;
  if (set) return () => set;
  if (rule.severity === 'off' && !rule.isDeclared?.(dataset.config)) return undefined;
  const purpose = dataset.config.dataset?.purpose;
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

function* asFinding(
  rule: Rule,
  judge: Judge,
  file: string,
  found: Found,
  whole?: FoundInDataset,
): Iterable<Finding> {
  const severity = judge(found);
  if (severity === 'off') return;
  yield {
    code: rule.code,
    severity,
    file,
    span: found.span ?? { start: 0, end: 0 },
    message: found.message,
    fixes: found.fixes ?? [],
    related: found.related ?? [],
    scope: whole ? 'dataset' : 'file',
    count: whole ? whole.files.length : 1,
    unnecessary: found.unnecessary ?? false,
  };
}

function byCode(a: Finding, b: Finding): number {
  return a.code === b.code ? 0 : a.code < b.code ? -1 : 1;
}

function bySpan(findings: Finding[]): readonly Finding[] {
  // Those of one place and rule keep the order in which the rule gave them.
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || byCode(a, b));
}

import { collapse } from '../../core/collapse.ts';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import { assemble } from '../../core/dataset/assemble.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { type LoadedPart, loadDataset } from '../../core/dataset/load.ts';
import { type LintOptions, lintDataset } from '../../core/engine.ts';
import type { Finding } from '../../core/finding.ts';
import { lintConfig } from '../../core/lint-config.ts';
import { joinPath } from '../../core/path.ts';
import type { FileSystem, Turn } from '../../core/ports.ts';
import type { SeverityFlags } from '../../core/rules/settings.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';
import type { Target } from './targets.ts';

/** How datasets are read and linted. */
export interface LintSettings {
  readonly images: 'off' | 'headers';
  /** Adds what the pictures look like, where that is asked for. */
  readonly look?: (dataset: Dataset) => Promise<Dataset>;
  readonly severities: SeverityFlags;
  readonly knowledge: Knowledge;
  /** Whether what most of a dataset does becomes one finding. */
  readonly collapse: boolean;
  /** Hears how far it is. */
  readonly tell?: (describe: () => string) => void;
}

/** A dataset with what was found in the part of it that was named. */
export interface Linted {
  readonly target: Target;
  readonly dataset: Dataset;
  /** The text of its configuration; undefined where it has none, or none that can be read. */
  readonly configText: string | undefined;
  readonly findings: readonly Finding[];
  /** Mistakes in its configuration, told or not: they may change what is found anywhere. */
  readonly configFindings: readonly Finding[];
}

/** Reads a dataset from disk and lints it. */
export async function lintTarget(
  fileSystem: FileSystem,
  target: Target,
  settings: LintSettings,
): Promise<Linted> {
  const { listing, root, covers } = target;
  const { images, tell = () => undefined } = settings;
  const parts: LoadedPart[] = [];
  let count = 0;
  for (const part of loadDataset(fileSystem, listing, root, { images })) {
    parts.push(part);
    count += part.kind === 'captions' ? part.captions.length : part.kind === 'facts' ? part.facts.length : 0;
    tell(() => `Reading ${count} files …`);
  }
  const { dataset: read, configText } = assembleAll(parts);
  const dataset = (await settings.look?.(read)) ?? read;
  const options: LintOptions = { severities: settings.severities, knowledge: settings.knowledge };
  const all = await lintDataset(dataset, telling(tell), options);
  const configFindings = findInConfig(root.root, configText, settings.severities);
  const findings = settings.collapse ? collapseNamed(dataset, all, covers) : all;
  return {
    target,
    dataset,
    configText,
    findings: [...configFindings, ...findings].filter(({ file }) => covers(file)),
    configFindings,
  };
}

/** Nothing else waits while the command works: a turn is only a time to say how far it is. */
function telling(tell: (describe: () => string) => void): Turn {
  let done = 0;
  const describe = () => `Checking ${done} files …`;
  return {
    next() {
      done++;
      tell(describe);
      return undefined;
    },
  };
}

/** Puts a dataset together in one go: part by part, its maps would be copied once for each. */
function assembleAll(parts: readonly LoadedPart[]): { dataset: Dataset; configText: string | undefined } {
  const [first] = parts;
  if (first?.kind !== 'dataset') throw new Error('a dataset was loaded without its beginning');
  const { root } = first;
  const captions = parts.flatMap((part) => (part.kind === 'captions' ? part.captions : []));
  const facts = parts.flatMap((part) => (part.kind === 'facts' ? part.facts : []));
  const bare = assemble(undefined, first);
  const captioned = assemble(bare, { kind: 'captions', root, captions });
  return { dataset: assemble(captioned, { kind: 'facts', root, facts }), configText: first.configText };
}

function findInConfig(root: string, text: string | undefined, severities: SeverityFlags): readonly Finding[] {
  const severity = severities['config'];
  if (text === undefined || severity === 'off') return [];
  const findings = lintConfig(joinPath(root, CONFIG_FILE), text);
  return severity === undefined ? findings : findings.map((finding) => ({ ...finding, severity }));
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

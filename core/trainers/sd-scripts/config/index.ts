import type { ConfigFlaw, ConfigNode } from '../../../config/config-node.ts';
import { jsonTree } from '../../../config/json-tree.ts';
import type { TomlMistake } from '../../../config/toml.ts';
import { isTree, tomlTree } from '../../../config/toml-tree.ts';
import { message } from '../../../message.ts';
import { modelParts } from '../../../training/model-parts.ts';
import type {
  ConfigAround,
  ConfigText,
  TrainerConfigReading,
  TrainerConfigs,
} from '../../trainer-configs.ts';
import { aboutMark } from './byte-order-mark.ts';
import { type ConfigKind, configKind } from './config-kind.ts';
import { datasetEffects } from './dataset-effects.ts';
import { datasetFlaws } from './dataset-flaws.ts';
import { trainingInDataset } from './dataset-training.ts';
import { isPreset } from './dialects.ts';
import { basicStringAt, escapedPath, literalFix } from './escaped-paths.ts';
import { installedOptions } from './installed-options.ts';
import { language } from './language.ts';
import { namedPaths } from './named-paths.ts';
import { presetFlaws } from './preset-flaws.ts';
import { type PromptFile, promptLines, promptList, promptTables } from './prompt-file.ts';
import { beyondReader } from './toml-reader.ts';
import { trainingFlaws } from './training-flaws.ts';
import { optionsOf } from './training-options.ts';

/** The configurations of sd-scripts: dataset configs, training configs, prompt files. */
export const configs: TrainerConfigs = {
  read,
  isPreset,
  prompts,
  inDataset: trainingInDataset,
  installedOptions,
  language,
};

function read(file: ConfigText, around: ConfigAround): TrainerConfigReading | undefined {
  const tree = treeOf(file);
  const root = tree && isTree(tree) ? tree : undefined;
  const kind = kindOf(file, root, around);
  if (kind === undefined) return undefined;
  if (kind === 'foreign') return { kind, flaws: [], paths: [], options: undefined };
  const mark = aboutMark(file, kind, root);
  const flaws = tree && !isTree(tree) ? [unreadable(file, tree, kind)] : flawsOf(file, kind, root, around);
  return {
    kind,
    flaws: [...mark, ...flaws].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    paths: root ? namedPaths(kind, root, around.training) : [],
    options: root && kind === 'training' ? optionsOf(root) : undefined,
  };
}

/** What a file is; what another configuration names it as outweighs how it looks. */
function kindOf(
  file: ConfigText,
  root: ConfigNode | undefined,
  around: ConfigAround,
): ConfigKind | undefined {
  const { role, isMeant = false } = around;
  const own = configKind(file.name, file.text, root, isMeant || role !== undefined);
  if (own === 'foreign' || own === 'preset' || (role !== 'dataset' && role !== 'prompts')) return own;
  return role;
}

function treeOf({ name, text }: ConfigText): ConfigNode | TomlMistake | undefined {
  if (/\.toml$/i.test(name)) return tomlTree(text);
  return /\.json$/i.test(name) ? jsonTree(text) : undefined;
}

function unreadable(
  { name, text }: ConfigText,
  { mistake, offset }: TomlMistake,
  kind: ConfigKind,
): ConfigFlaw {
  const length = text.slice(offset).search(/[\r\n]|$/);
  const string = /\.toml$/i.test(name) ? basicStringAt(text, offset) : undefined;
  const reason =
    kind === 'preset'
      ? message('This is no valid JSON: {0}. kohya_ss does not load it.', mistake)
      : /\.json$/i.test(name)
        ? message('This is no valid JSON: {0}. The trainer stops.', mistake)
        : message('This is no valid TOML: {0}. The trainer stops.', mistake);
  return {
    severity: 'error',
    span: { start: offset, end: offset + length },
    message: reason,
    fixes: string ? literalFix(text, string) : [],
  };
}

function flawsOf(
  file: ConfigText,
  kind: Exclude<ConfigKind, 'foreign'>,
  root: ConfigNode | undefined,
  { training, installed }: ConfigAround,
): readonly ConfigFlaw[] {
  const { name, text } = file;
  if (kind === 'prompts') {
    if (!/\.(?:txt|toml|json)$/i.test(name)) return [suffix(name)];
    const { prompts: own, flaws } = promptsOf(file, root);
    return [...flaws, ...own.flatMap((prompt) => prompt.flaws), ...readerFlaws(file, root)];
  }
  if (root === undefined) return [suffix(name)];
  const escapes = pathNodes(kind, root).flatMap((node) => escapedPath(text, node));
  const masks = training?.['masked_loss'] === true;
  if (kind === 'preset') return presetFlaws(text, root);
  const own =
    kind === 'dataset'
      ? [...datasetFlaws(text, root, masks), ...datasetEffects(root, training)]
      : trainingFlaws(text, root, installed);
  return [...own, ...escapes, ...readerFlaws(file, root)];
}

function readerFlaws({ name, text }: ConfigText, root: ConfigNode | undefined): readonly ConfigFlaw[] {
  return root && /\.toml$/i.test(name) ? beyondReader(text, root) : [];
}

function suffix(name: string): ConfigFlaw {
  const text = message(
    'The trainer reads its files by their extension, .toml or .json, and prompts of a .txt: it stops over {0}.',
    name,
  );
  return { severity: 'error', span: { start: 0, end: 0 }, message: text };
}

/** The texts that are paths. */
function pathNodes(kind: ConfigKind, root: ConfigNode) {
  const spans = new Set(namedPaths(kind, root, undefined).map(({ span }) => span));
  const found: Extract<ConfigNode, { value: unknown }>[] = [];
  const visit = (node: ConfigNode, key: string) => {
    if (node.kind === 'table') for (const [name, entry] of node.entries) visit(entry.node, name);
    else if (node.kind === 'list') for (const item of node.items) visit(item, key);
    else if (
      node.kind === 'text' &&
      (spans.has(node.span) || /_(?:dir|path|file|weights)$/.test(key) || Object.hasOwn(modelParts, key))
    )
      found.push(node);
  };
  visit(root, '');
  return found;
}

function promptsOf(file: ConfigText, root: ConfigNode | undefined): PromptFile {
  if (root === undefined) return promptLines(file.text);
  return /\.json$/i.test(file.name) ? promptList(root) : promptTables(root);
}

function prompts(file: ConfigText): PromptFile {
  const tree = treeOf(file);
  if (tree && !isTree(tree)) return { prompts: [], flaws: [unreadable(file, tree, 'prompts')] };
  const own = promptsOf(file, tree);
  return { ...own, flaws: [...aboutMark(file, 'prompts', tree), ...own.flaws] };
}

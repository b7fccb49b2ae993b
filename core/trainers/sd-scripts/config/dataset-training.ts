import { type ConfigFlaw, type ConfigNode, childOf } from '../../../config/config-node.ts';
import { nearest } from '../../../config/nearest.ts';
import { placeInConfig } from '../../../config/place-in-config.ts';
import type { Config } from '../../../config/schema.ts';
import { isTree, tomlTree } from '../../../config/toml-tree.ts';
import type { Fix } from '../../../finding.ts';
import { message } from '../../../message.ts';
import { inOneLine, type Problem } from '../../../training/problem.ts';
import { recipeOptions } from '../../../training/recipe-options.ts';
import { recipeById, recipes } from '../../../training/recipes/index.ts';
import type { InstalledOptions } from '../../trainer-configs.ts';
import { optionsInForce } from '../family-options.ts';
import { optionTable } from '../known-options.ts';
import { unknownName } from '../named-choices.ts';
import { optionChecks } from '../preflight/option-checks.ts';
import type { ValueKind } from './dataset-schema.ts';
import { samplePromptFlaws } from './sample-prompts.ts';
import { valueFixes } from './value-fixes.ts';

/**
 * What a dataset's configuration says of its training in vain, or otherwise than the trainer reads it: what a preflight
 * finds by the options alone, while they are written.
 * @param installed the options of the version that is installed, where it is known
 */
export function trainingInDataset(
  text: string,
  { training, samples }: Config,
  installed: InstalledOptions | undefined,
): readonly ConfigFlaw[] {
  const tree = tomlTree(text);
  if (!isTree(tree)) return [];
  const list = childOf(childOf(tree, 'samples'), 'prompts');
  const family = recipeOf(training)?.family;
  return [
    ...optionFlaws(text, tree, training, installed),
    ...(samples?.prompts ? samplePromptFlaws(text, list, family) : []),
  ];
}

function recipeOf(training: Config['training']) {
  return training?.recipe === undefined ? recipes[0] : recipeById(training.recipe);
}

function optionFlaws(
  text: string,
  tree: ConfigNode,
  training: Config['training'],
  installed: InstalledOptions | undefined,
): readonly ConfigFlaw[] {
  const own = training?.options ?? {};
  const recipe = recipeOf(training);
  if (Object.keys(own).length === 0 || !recipe) return [];
  const options = recipeOptions(recipe, training?.vram, own);
  const { family } = recipe;
  const written = {
    plan: { options, family, recipe: recipe.id },
    ownOptions: own,
    machine: installed ? { options: installed } : {},
  };
  const table = childOf(childOf(tree, 'training'), 'options');
  const known = optionsInForce(family, installed);
  return optionChecks.flatMap((check) =>
    [...check(written)].map((problem): ConfigFlaw => {
      const option = String(problem.setting?.at(-1));
      const entry = table?.kind === 'table' ? table.entries.get(option) : undefined;
      const isName = problem.code === 'train-unknown-option' || problem.code === 'train-own-option';
      const span = isName && entry ? entry.key : spanOf(text, problem);
      const fixes: readonly Fix[] = !entry
        ? []
        : problem.code === 'train-unknown-option'
          ? renamed(entry.key, nearest(option.replaceAll('-', '_'), [...known.keys()]))
          : problem.code === 'train-wrong-option'
            ? mended(entry.node, option, known.get(option), unknownName(option, options)?.guess)
            : [];
      const severity = isGuess(problem, option, installed) ? 'info' : problem.severity;
      return { severity, span, message: inOneLine(problem), fixes };
    }),
  );
}

/** By our own table of options it is not sure that the trainer doesn't have one that isn't there at all. */
function isGuess({ code }: Problem, option: string, installed: InstalledOptions | undefined): boolean {
  return code === 'train-unknown-option' && !installed && !optionTable.has(option);
}

/** Where the option stands; else the table of options, since something there is against the recipe. */
function spanOf(text: string, { setting = [] }: Problem): ConfigFlaw['span'] {
  return placeInConfig(text, setting, 'value') ?? { start: 0, end: 0 };
}

function renamed(span: ConfigFlaw['span'], guess: string | undefined): readonly Fix[] {
  if (guess === undefined) return [];
  return [
    {
      title: message('Change it to "{0}"', guess),
      kind: 'suggested',
      edits: [{ span, newText: guess }],
    },
  ];
}

const kinds: Readonly<Record<string, ValueKind>> = {
  flag: 'bool',
  int: 'int',
  float: 'number',
  number: 'number',
  floats: 'number',
};

function mended(node: ConfigNode, option: string, kind: unknown, name: string | undefined): readonly Fix[] {
  const choices = Array.isArray(kind) && node.kind === 'text' ? kind.map(String) : [];
  const guess = name ?? nearest(String(node.kind === 'text' ? node.value : ''), choices);
  if (guess !== undefined)
    return [
      {
        title: message('Change it to "{0}"', guess),
        kind: 'suggested',
        edits: [{ span: node.span, newText: JSON.stringify(guess) }],
      },
    ];
  return option === 'resolution' ? [] : valueFixes(kinds[String(kind)] ?? 'text', node);
}

import { type Command, Option } from 'commander';
import { formatMessage } from '../../core/message.ts';
import { familyTitles } from '../../core/training/family.ts';
import type { Recipe } from '../../core/training/recipe.ts';
import { recipes } from '../../core/training/recipes/index.ts';
import { tell } from '../terminal/tell.ts';

interface RecipesFlags {
  readonly format: 'text' | 'json';
}

/** Adds `lora recipes`. */
export function addRecipes(program: Command): void {
  program
    .command('recipes')
    .description('List the recipes that a LoRA can be trained by.')
    .addOption(
      new Option('--format <FORMAT>', 'how to write it down').choices(['text', 'json']).default('text'),
    )
    .action(listRecipes);
}

function listRecipes({ format }: RecipesFlags): void {
  if (format === 'json') tell(JSON.stringify(recipes.map(asData)));
  else tell(...linesOf(recipes));
}

function asData(recipe: Recipe) {
  const { id, title, about, family, isTested, model } = recipe;
  return { id, title: formatMessage(title), about: formatMessage(about), family, tested: isTested, model };
}

function linesOf(all: readonly Recipe[]): readonly string[] {
  const width = Math.max(...all.map(({ id }) => id.length));
  return all.map(({ id, family, isTested, about }) => {
    const kind = `${familyTitles[family]}${isTested ? '' : ', untested'}`;
    return `${id.padEnd(width)}  ${kind.padEnd(26)}  ${formatMessage(about)}`;
  });
}

import { stringify } from 'smol-toml';
import { formatMessage } from '../message.ts';
import { families } from '../trainers/sd-scripts/families.ts';
import { familyTitles } from './family.ts';
import { type ModelPart, modelParts } from './model-parts.ts';
import type { Recipe } from './recipe.ts';
import { recipes } from './recipes/index.ts';
import { differencesFor, overlayFor, vramSizes } from './vram-overlays.ts';

/** The documentation of the recipes, a page each and their index, by file name. */
export function recipePages(): ReadonlyMap<string, string> {
  const pages = new Map<string, string>(recipes.map((recipe) => [`${recipe.id}.md`, recipePage(recipe)]));
  return pages.set('README.md', indexPage());
}

function indexPage(): string {
  const rows = recipes.map(({ id, family, isTested, about }) => {
    const tested = isTested ? '' : 'untested';
    return `| [${id}](${id}.md) | ${familyTitles[family]} | ${tested} | ${formatMessage(about)} |`;
  });
  return `# Recipes

What a LoRA is trained by: options for a purpose and a kind of model, each with its reason. Your own options outweigh them.

\`\`\`toml
[training]
recipe = "sdxl-likeness"
vram = 12                       # GB: what of the recipe changes for a GPU of so much memory
\`\`\`

In VS Code the row *Recipe* of \`LoRA: Train…\` lists them; \`lora recipes\` does on the command line, where
\`lora train --recipe ID --vram 12\` takes one for once.

**Untested** is a recipe that nobody has reported of as a whole: each of its options is from where its page says, and what
nobody says stays as the trainer has it.

| recipe | for | | |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

/** The documentation of one recipe, in Markdown. */
export function recipePage(recipe: Recipe): string {
  const { id, title, about, contested, sources } = recipe;
  const sections = [
    section('Options', `\`\`\`toml\n${optionLines(recipe)}\`\`\`\n`),
    section("By the GPU's memory", memoryTable(recipe)),
    section('Differs from its source', differenceList(recipe)),
    section('Sample prompts', samples(recipe)),
    section('Contested, or not known', list(contested)),
    section('Where it is from', list(sources)),
    section('Use it', `\`\`\`toml\n[training]\nrecipe = "${id}"\n\`\`\`\n`),
  ];
  return `# ${id}

${formatMessage(title)}. ${formatMessage(about)}

| | |
| --- | --- |
${facts(recipe)
  .map(([name, text]) => `| ${name} | ${text} |`)
  .join('\n')}
${sections.join('')}`;
}

function section(title: string, text: string): string {
  return text === '' ? '' : `\n## ${title}\n\n${text}`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}\n`).join('');
}

function facts({
  family,
  model,
  download,
  repeats,
  isTested,
}: Recipe): readonly (readonly [string, string])[] {
  const { script, needed, optional, inside } = families[family];
  const parts = (names: readonly ModelPart[]) =>
    names.map((name) => `\`${name}\` (${modelParts[name]})`).join(', ');
  const isInside = Object.keys(inside).length > 0;
  const downloaded = download === undefined ? '' : `; \`${download}\` can be downloaded by the trainer`;
  return [
    ['Kind of model', `${familyTitles[family]}, by \`${script}\``],
    ['Base model', `\`${model}\`, a name of \`models.toml\`${downloaded}`],
    ...(needed.length === 0
      ? []
      : [['Files beside it', `${parts(needed)}${isInside ? ', where they are not in it' : ''}`] as const]),
    ...(optional.length === 0 ? [] : [['Files it may have', parts(optional)] as const]),
    ['Repeats', `${repeats}, where a folder's name says no number`],
    ['Tested', isTested ? 'yes' : '**untested** as a whole'],
  ];
}

function optionLines({ options, why }: Recipe): string {
  return Object.entries(options)
    .map(([option, value]) => {
      const comment = why[option] === undefined ? '' : `# ${why[option]}\n`;
      return `${comment}${stringify({ [option]: value })}`;
    })
    .join('');
}

function memoryTable(recipe: Recipe): string {
  const rows = vramSizes.map((gb) => {
    const changes = differencesFor(recipe, gb, {});
    const isNone = changes.every(({ option }) => option === 'vram');
    const told = changes.map(
      ({ option, why }) =>
        `\`${option} = ${overlayFor(recipe.family, gb)?.options[option]}\`: ${formatMessage(why)}`,
    );
    return `| ${gb} | ${isNone ? changes.map(({ why }) => formatMessage(why)).join(' ') : told.join('<br>')} |`;
  });
  return `| GB | what changes |\n| --- | --- |\n${rows.join('\n')}\n`;
}

function differenceList({ differences }: Recipe): string {
  return list(differences.map(({ message, why }) => `${formatMessage(message)} ${formatMessage(why)}`));
}

function samples({ family, prompts }: Recipe): string {
  const { side, steps, scale } = families[family].samples;
  return `\`\`\`text
${prompts.join('\n')}
\`\`\`

Where a prompt says nothing the trainer takes ${side} × ${side}, ${steps} steps and a scale of ${scale}.
`;
}

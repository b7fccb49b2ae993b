import { type ConfigDocument, documentOf } from '../../config/config-document.ts';
import type { ConfigGrammar, KeyFact, ValueFact } from '../../config/config-grammar.ts';
import type { ScannedConfig } from '../../config/place-at.ts';
import { scannedToml } from '../../config/toml-places.ts';
import { type Message, message } from '../../message.ts';
import { rules } from '../../rules/index.ts';
import { severities } from '../../severity.ts';
import type { Span } from '../../span.ts';
import type { Recipe } from '../../training/recipe.ts';
import { recipeById, recipes } from '../../training/recipes/index.ts';
import { views } from '../../vocabulary/views/views.ts';
import { keysOfShape, schemaKeys } from './schema-keys.ts';

/** What is known around a `lora-dataset.toml`. */
export interface DatasetConfigAround {
  /** The options of a training that it may set. */
  readonly options: readonly KeyFact[];
  /** Names of the user's base models. */
  readonly models: readonly string[];
  /** Names of the folders with pictures. */
  readonly folders: readonly string[];
  /** A sample prompt that somebody writes. */
  readonly promptOf: (text: string) => ConfigDocument | undefined;
}

/** A `lora-dataset.toml` that somebody writes. */
export function datasetConfigDocument(text: string, around: DatasetConfigAround): ConfigDocument {
  const scanned = scannedToml(text);
  const recipe = recipeById(scanned.textOf(['training', 'recipe']));
  const own = documentOf(scanned, datasetConfigGrammar(around, recipe));
  return {
    complete(offset) {
      const prompt = promptAt(scanned, offset, around);
      if (!prompt) return own.complete(offset);
      const found = prompt.document.complete(offset - prompt.start);
      return found && { ...found, replace: shifted(found.replace, prompt.start) };
    },
    hover(offset) {
      const prompt = promptAt(scanned, offset, around);
      const found = prompt?.document.hover(offset - prompt.start);
      return prompt && found ? { ...found, span: shifted(found.span, prompt.start) } : own.hover(offset);
    },
  };
}

/** The sample prompt around an offset, from its quote on; one with escapes reads otherwise than it stands here. */
function promptAt(
  scanned: ScannedConfig,
  offset: number,
  { promptOf }: DatasetConfigAround,
): { readonly document: ConfigDocument; readonly start: number } | undefined {
  const place = scanned.at(offset);
  if (place?.kind !== 'value' || place.key !== 'prompts' || place.table.path.join('.') !== 'samples')
    return undefined;
  const { span, quote } = place;
  const written = scanned.text.slice(span.start, span.end);
  if (quote === '' || (quote.startsWith('"') && written.includes('\\'))) return undefined;
  const isShut = written.length >= 2 * quote.length && written.endsWith(quote);
  const start = span.start + quote.length;
  const end = isShut ? span.end - quote.length : span.end;
  const document = offset < start || offset > end ? undefined : promptOf(scanned.text.slice(start, end));
  return document && { document, start };
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** What a `lora-dataset.toml` may say. @param recipe the one that holds; undefined for an unknown one */
export function datasetConfigGrammar(around: DatasetConfigAround, recipe: Recipe | undefined): ConfigGrammar {
  return { keysOf: ({ path }) => keysOf(path, around, recipe) };
}

function keysOf(
  path: readonly string[],
  around: DatasetConfigAround,
  recipe: Recipe | undefined,
): readonly KeyFact[] {
  const [first = '', second] = path;
  const at = path.join('.');
  const own = schemaKeys(path);
  switch (at) {
    case 'rules':
    case 'overrides.rules':
      return ruleKeys;
    case 'concepts':
      return around.folders.map((name) => named(name, message('A folder with pictures.')));
    case 'views':
      return views.map(({ tag }) => named(tag, message('Pictures that are taken from there.')));
    case 'composition':
      return kinds(recipe);
    case 'training.options':
      return around.options.map((fact) => withRecipe(fact, recipe));
    case 'training':
      return own.map((fact) => ({ ...fact, ...trainingValues(fact.name, around) }));
    case 'dataset':
      return own.map(holding);
    case 'tags':
      return own.map((fact) => (fact.form === 'texts' ? { ...fact, holds: 'tag' } : fact));
    case 'overrides':
      return own.map((fact) => (fact.name === 'rules' ? { ...fact, hasHeader: true } : fact));
    default:
      break;
  }
  if (first === 'rules' && second !== undefined && path.length === 2) return ruleOptions(second);
  if (at.startsWith('overrides.rules.') && path.length === 3) return ruleOptions(path[2] ?? '');
  if (first === 'concepts') return own.map(holding);
  return first === 'views'
    ? own.map((fact) => (fact.name === 'hides' ? { ...fact, holds: 'tag' } : fact))
    : own;
}

function holding(fact: KeyFact): KeyFact {
  if (fact.name === 'base_caption') return { ...fact, holds: 'caption' };
  return fact;
}

function named(name: string, about: Message): KeyFact {
  return { name, form: 'table', about: [about], hasHeader: true };
}

const levels: readonly ValueFact[] = ['off', ...severities].map((value) => ({ value }));

const ruleKeys: readonly KeyFact[] = rules.map(({ code, title, severity }) => ({
  name: code,
  form: 'text',
  about: [message(title)],
  values: levels,
  isClosed: true,
  default: severity,
}));

function ruleOptions(code: string): readonly KeyFact[] {
  const rule = rules.find((one) => one.code === code);
  if (!rule) return [];
  const { severity, title, options } = rule;
  return [
    {
      name: 'severity',
      form: 'text',
      about: [message(title)],
      values: levels,
      isClosed: true,
      default: severity,
    },
    ...keysOfShape(options).map((fact) => ({
      ...fact,
      about: [message('An option of the rule: {0}', title)],
    })),
  ];
}

/** Kinds of pictures that the recipe counts, and the views. */
function kinds(recipe: Recipe | undefined): readonly KeyFact[] {
  const wanted = recipe?.composition ?? {};
  const names = new Set([...Object.keys(wanted), ...views.map(({ tag }) => tag)]);
  return [...names].map((name) => ({
    name,
    form: 'int',
    about: [message('How many pictures of this kind are wanted.')],
    ...(wanted[name] === undefined ? {} : { default: wanted[name] }),
  }));
}

function trainingValues(name: string, { models }: DatasetConfigAround): Partial<KeyFact> {
  if (name === 'recipe') return { values: recipes.map(({ id, title }) => ({ value: id, about: title })) };
  if (name === 'vram') return { values: [8, 10, 12, 16, 24].map((value) => ({ value })) };
  if (name !== 'model') return {};
  const used = recipes.map(({ model }) => model);
  return { values: [...new Set([...models, ...used])].map((value) => ({ value })) };
}

/** An option with what the recipe sets it to, and why. */
function withRecipe(fact: KeyFact, recipe: Recipe | undefined): KeyFact {
  if (!recipe || !Object.hasOwn(recipe.options, fact.name)) return fact;
  const value = recipe.options[fact.name];
  const why = recipe.why[fact.name];
  const differences = recipe.differences.filter(({ option }) => option === fact.name);
  return {
    ...fact,
    about: [
      ...fact.about,
      message('The recipe {0} sets it to {1}.', recipe.id, JSON.stringify(value)),
      ...(why === undefined ? [] : [message(why)]),
      ...differences.flatMap((difference) => [difference.message, difference.why]),
    ],
  };
}

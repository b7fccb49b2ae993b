import type { ValueForm } from '../../../config/config-grammar.ts';
import { joinPath } from '../../../path.ts';
import type { FileSystem } from '../../../ports.ts';
import type { InstalledOption, InstalledOptions } from '../../trainer-configs.ts';
import { type AddArgument, addArguments, listLiteral, plainLiteral, textLiteral } from './add-argument.ts';

/** A script of more bytes is none of the trainer's. */
const LARGEST = 4 * 1024 * 1024;

/**
 * The options that an installed version's LoRA scripts have, read off its source: each is defined by a literal
 * `add_argument("--name", …)` in the scripts or in `library/`.
 * @param scripts the folder of sd-scripts
 * @returns undefined where there are no such sources
 */
export function installedOptions(fileSystem: FileSystem, scripts: string): InstalledOptions | undefined {
  const library = joinPath(scripts, 'library');
  const files = [
    ...namesIn(fileSystem, scripts, /train_network\.py$/).map((name) => joinPath(scripts, name)),
    ...namesIn(fileSystem, library, /\.py$/).map((name) => joinPath(library, name)),
  ];
  const sources = files.flatMap((file) => {
    const read = fileSystem.readText(file, LARGEST);
    return 'text' in read ? [read.text] : [];
  });
  const options = new Map<string, InstalledOption>();
  // What several scripts define, each in its way, is told as the first has it.
  for (const source of sources)
    for (const [name, option] of optionsIn(source)) if (!options.has(name)) options.set(name, option);
  const own = optionsOfScripts(sources);
  if (own.has('network_module') && own.has('output_name'))
    for (const [name, option] of options)
      if (!own.has(name)) options.set(name, { ...option, isElsewhere: true });
  // A few would be a stub, or another program: nothing is judged by it.
  return options.has('network_module') && options.has('output_name') ? options : undefined;
}

function namesIn(fileSystem: FileSystem, folder: string, pattern: RegExp): readonly string[] {
  return fileSystem
    .list(folder)
    .filter(({ name, kind }) => kind === 'file' && pattern.test(name))
    .map(({ name }) => name)
    .sort();
}

/** The options that `setup_parser` of a script asks for, itself or through functions that it hands its parser to. */
function optionsOfScripts(sources: readonly string[]): ReadonlySet<string> {
  const bodies = new Map<string, string>();
  for (const source of sources)
    for (const [, name = '', body = ''] of source.matchAll(
      /^def (\w+)\(([\s\S]*?)(?=^[^\s#)\]}]|$(?![\s\S]))/gm,
    ))
      bodies.set(name, `${bodies.get(name) ?? ''}${body}\n`);
  const wanted = new Set(['setup_parser']);
  const options = new Set<string>();
  for (const name of wanted) {
    const body = bodies.get(name) ?? '';
    for (const option of optionsIn(body).keys()) options.add(option);
    for (const [, called = ''] of body.matchAll(/\b(\w+)\(\s*parser\b/g)) wanted.add(called);
  }
  return options;
}

/** The options that a Python source defines, by the names of their values. */
export function optionsIn(source: string): InstalledOptions {
  const options = new Map<string, InstalledOption>();
  for (const call of addArguments(source)) {
    const long = call.flags.find((flag) => flag.startsWith('--'))?.slice(2);
    const name = textLiteral(call.named.get('dest') ?? '') ?? long?.replaceAll('-', '_');
    if (name !== undefined && call.flags.length > 0 && !options.has(name)) options.set(name, optionOf(call));
  }
  return options;
}

const forms: Readonly<Record<string, ValueForm>> = {
  int: 'int',
  float: 'float',
  int_or_float: 'number',
  str: 'text',
  Path: 'text',
  'pathlib.Path': 'text',
};

function optionOf({ named }: AddArgument): InstalledOption {
  const form = formOf(named);
  const choices = listLiteral(named.get('choices') ?? '');
  const byDefault = plainLiteral(named.get('default') ?? '');
  const help = firstSentence(textLiteral(named.get('help') ?? '') ?? '');
  return {
    ...(form ? { form } : {}),
    ...(choices && choices.length > 0 ? { choices } : {}),
    ...(byDefault === undefined || form === 'flag' ? {} : { default: byDefault }),
    ...(help === '' ? {} : { help }),
  };
}

function formOf(named: AddArgument['named']): ValueForm | undefined {
  if (/^["']store_(?:true|false)["']$/.test(named.get('action') ?? '')) return 'flag';
  const type = named.get('type');
  const form = type === undefined ? 'text' : forms[type];
  if (!named.has('nargs') || /^["']\?["']$/.test(named.get('nargs') ?? '')) return form;
  return form === 'text' ? 'texts' : form && 'floats';
}

/** Help is English and Japanese, with a slash between; and long, some of it. */
function firstSentence(help: string): string {
  const [english = ''] = help.split(/\s*\/\s+(?=[\s\S]*[^\x20-\x7e\s])|\s*\/(?=[^\x20-\x7e\s])/u);
  return (/^[\s\S]*?[.!?](?=\s|$)/.exec(english)?.[0] ?? english).replace(/\s+/g, ' ').trim();
}

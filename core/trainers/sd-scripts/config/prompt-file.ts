import { stripSpan } from '../../../caption/white-space.ts';
import {
  type ConfigFlaw,
  type ConfigNode,
  childOf,
  plainValue,
  tablesIn,
} from '../../../config/config-node.ts';
import { nearest } from '../../../config/nearest.ts';
import { type Message, message } from '../../../message.ts';
import type { Span } from '../../../span.ts';
import { parsePromptLine } from '../prompt-line.ts';
import { promptSettings } from './prompt-keys.ts';
import { LARGEST_SEED, promptLineFlaws } from './prompt-line-flaws.ts';
import { promptSignFlaws, signFlawsOf } from './prompt-signs.ts';

/** A prompt as the trainer has it: any keys, of which it uses those that it knows. */
export type PromptTable = Readonly<Record<string, unknown>>;

/** A prompt of a file, and what stands in its way. */
export interface ReadPrompt {
  readonly prompt: PromptTable;
  readonly span: Span;
  readonly flaws: readonly ConfigFlaw[];
}

/** What is read of a prompt file, and what is wrong with the file as a whole. */
export interface PromptFile {
  readonly prompts: readonly ReadPrompt[];
  readonly flaws: readonly ConfigFlaw[];
}

const START: Span = { start: 0, end: 0 };

/** The prompts of a `.txt`: a line each. Source: `load_prompts` in `library/train_util.py`. */
export function promptLines(text: string): PromptFile {
  const prompts: ReadPrompt[] = [];
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+/g)) {
    const span = stripSpan(text, index, index + line.length);
    if (span.start === span.end || line.startsWith('#')) continue;
    const read = text.slice(span.start, span.end);
    const flaws = [
      ...literalWords(read, span.start),
      ...promptLineFlaws(read, span.start),
      ...promptSignFlaws(read, span.start),
    ];
    prompts.push({ prompt: { ...parsePromptLine(read) }, span, flaws });
  }
  return { prompts, flaws: prompts.length === 0 ? [none()] : [] };
}

/** Words that stand for the dataset's in its own configuration, and for nothing in a file of the trainer's. */
function literalWords(line: string, offset: number): readonly ConfigFlaw[] {
  return [...line.matchAll(/\{(?:trigger|class|base_caption)\}/g)].map(({ index, 0: word }) =>
    warns(
      { start: offset + index, end: offset + index + word.length },
      message('The trainer reads {0} as it is: only [samples] in lora-dataset.toml has a word for it.', word),
    ),
  );
}

/** The prompts of a `.json`: a list of lines and tables. */
export function promptList(root: ConfigNode): PromptFile {
  if (root.kind !== 'list')
    return {
      prompts: [],
      flaws: [stops(root.span, message('The trainer takes a list of prompts here, and stops.'))],
    };
  const flaws: ConfigFlaw[] = [];
  const prompts = root.items.flatMap((item): ReadPrompt[] => {
    if (item.kind === 'text') {
      const line = String(item.value);
      // Places inside the text are not told: escapes move them.
      const found = [...promptLineFlaws(line, 0), ...promptSignFlaws(line, 0)];
      const own = found.map((one) => ({ ...one, span: item.span, fixes: [] }));
      return [{ prompt: { ...parsePromptLine(line) }, span: item.span, flaws: own }];
    }
    if (item.kind === 'table') return [{ prompt: tableOf(item), span: item.span, flaws: keyFlaws(item) }];
    flaws.push(stops(item.span, message('A prompt is a text or a table: the trainer stops over this.')));
    return [];
  });
  return { prompts, flaws: prompts.length + flaws.length === 0 ? [none()] : flaws };
}

/** The prompts of a `.toml`: `[prompt]` has what all share, `[[prompt.subset]]` the rest. */
export function promptTables(root: ConfigNode): PromptFile {
  const shared = childOf(root, 'prompt');
  const list = childOf(shared, 'subset');
  if (shared?.kind !== 'table')
    return { prompts: [], flaws: [stops(START, message('There is no [prompt] here: the trainer stops.'))] };
  if (list === undefined)
    return {
      prompts: [],
      flaws: [stops(shared.span, message('There is no [[prompt.subset]] here: the trainer stops.'))],
    };
  const common = tableOf(shared);
  const flaws: ConfigFlaw[] = [...keyFlaws(shared)];
  const prompts = tablesIn(list).map((subset): ReadPrompt => {
    const twice = [...subset.entries].filter(([key]) => Object.hasOwn(common, key));
    const own = twice.map(([key, { key: span }]) =>
      stops(span, message('{0} stands in [prompt], too: the trainer stops.', key)),
    );
    return {
      prompt: { ...common, ...tableOf(subset) },
      span: subset.span,
      flaws: [...own, ...keyFlaws(subset)],
    };
  });
  return { prompts, flaws: prompts.length === 0 ? [...flaws, none()] : flaws };
}

const keys: Readonly<Record<string, 'text' | 'int' | 'number' | 'any'>> = {
  prompt: 'text',
  negative_prompt: 'text',
  sample_sampler: 'text',
  controlnet_image: 'text',
  width: 'int',
  height: 'int',
  seed: 'int',
  sample_steps: 'int',
  scale: 'number',
  guidance_scale: 'number',
  cfg_trunc_ratio: 'number',
  renorm_cfg: 'number',
  flow_shift: 'any',
};

/** `subset` is taken away by the trainer, whatever it is. */
function tableOf(node: ConfigNode): PromptTable {
  const { subset: _, ...rest } = plainValue(node) as Record<string, unknown>;
  return rest;
}

function keyFlaws(node: ConfigNode): readonly ConfigFlaw[] {
  if (node.kind !== 'table') return [];
  return [...node.entries].flatMap(([key, { key: span, node: value }]): ConfigFlaw[] => {
    if (key === 'subset' || key === 'enum') return [];
    const kind = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (kind === undefined) {
      const guess = nearest(key, Object.keys(keys));
      const text = guess
        ? message(
            'The trainer knows no "{0}" of a prompt, and passes over it. Did you mean "{1}"?',
            key,
            guess,
          )
        : message('The trainer knows no "{0}" of a prompt, and passes over it.', key);
      const fix = { title: message('Change it to "{0}"', guess ?? ''), kind: 'suggested' as const };
      const isQuoted = span.end - span.start > key.length;
      const newText = isQuoted ? JSON.stringify(guess) : (guess ?? '');
      return [{ ...warns(span, text), fixes: guess ? [{ ...fix, edits: [{ span, newText }] }] : [] }];
    }
    const isNumber = value.kind === 'int' || value.kind === 'float';
    const isRight = kind === 'any' || (kind === 'text' ? value.kind === 'text' : isNumber);
    if (isRight && value.kind !== 'null') return [...aboutValue(key, value)];
    if (value.kind === 'null') return [];
    const expected = kind === 'text' ? 'a text' : 'a number';
    return [
      warns(value.span, message('The trainer takes {0} for "{1}", and fails at this prompt.', expected, key)),
    ];
  });
}

const samplers = (promptSettings.find(({ key }) => key === 'sample_sampler')?.values ?? []).map(String);

/** A value of the right kind that the trainer can do nothing with, or takes for another one. */
function aboutValue(key: string, node: ConfigNode): readonly ConfigFlaw[] {
  const value = plainValue(node);
  if (key === 'prompt' || key === 'negative_prompt')
    // Places inside the text are not told: escapes move them.
    return signFlawsOf(String(value)).map((one) => ({ ...one, span: node.span, fixes: [] }));
  if (key === 'seed' && Number(value) > LARGEST_SEED)
    return [
      stops(node.span, message('The trainer stops over a seed of more than {0}.', LARGEST_SEED.toString())),
    ];
  if (key !== 'sample_sampler' || samplers.includes(String(value))) return [];
  const guess = nearest(String(value), samplers);
  const text = guess
    ? message('The trainer knows no sampler "{0}", and takes ddim. Did you mean "{1}"?', String(value), guess)
    : message('The trainer knows no sampler "{0}", and takes ddim.', String(value));
  return [warns(node.span, text)];
}

function none(): ConfigFlaw {
  return warns(START, message('There is no prompt here: the trainer makes no sample pictures.'));
}

function stops(span: Span, text: Message): ConfigFlaw {
  return { severity: 'error', span, message: text };
}

function warns(span: Span, text: Message): ConfigFlaw {
  return { severity: 'warning', span, message: text };
}

import type { KeyFact, ValueForm } from '../../../config/config-grammar.ts';
import { type Message, message } from '../../../message.ts';
import type { GuiKey } from '../gui/gui-key.ts';
import { guiKeys } from '../gui/index.ts';
import { trainerOptions } from '../options/index.ts';

let facts: readonly KeyFact[] | undefined;

/** The keys of a preset of kohya_ss, with what becomes of each. */
export function presetFacts(): readonly KeyFact[] {
  facts ??= [...guiKeys].map(([name, key]) => factOf(name, key));
  return facts;
}

function factOf(name: string, key: GuiKey): KeyFact {
  const { choices, default: byDefault, note } = key;
  const option = key.option === undefined ? undefined : trainerOptions.get(key.option);
  const form = formOf(key, option?.form);
  const takesZero = name === 'max_data_loader_n_workers' || form === 'text' || form === 'flag';
  return {
    name,
    form,
    about: [
      whereTo(key),
      ...(key.family === undefined ? [] : [message('Counts only where {0} is ticked.', key.family)]),
      ...(option ? [message(option.help)] : []),
      ...(note === undefined ? [] : [message(note)]),
      ...(key.goes === 'option' && !takesZero
        ? [message('0 is not passed: the trainer takes its own default then.')]
        : []),
    ],
    ...(choices
      ? { values: choices.map((value) => ({ value })), isClosed: true }
      : option?.choices
        ? { values: option.choices.map((value) => ({ value })), isClosed: true }
        : {}),
    ...(byDefault === undefined ? {} : { default: byDefault }),
  };
}

/** What the window keeps: lists are one line there. */
function formOf({ default: byDefault }: GuiKey, form: ValueForm | undefined): ValueForm {
  if (typeof byDefault === 'boolean') return 'flag';
  if (typeof byDefault === 'number') return form === 'int' ? 'int' : 'number';
  if (typeof byDefault === 'string') return 'text';
  return form === 'texts' ? 'text' : form === 'floats' ? 'number' : (form ?? 'any');
}

function whereTo({ goes, option = '' }: GuiKey): Message {
  switch (goes) {
    case 'option':
      return message("Becomes the trainer's option {0}.", option);
    case 'network':
      return message('Becomes a part of network_args, for the kinds of LoRA that have it.');
    case 'launcher':
      return message('Goes to accelerate, which starts the trainer.');
    case 'command':
      return message('Goes into the command.');
    case 'script':
      return message('Chooses which script of the trainer is started.');
    default:
      return message('Is for the window of kohya_ss only: the trainer gets nothing of it.');
  }
}

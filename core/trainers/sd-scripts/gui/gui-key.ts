import type { PlainValue } from '../../../config/config-grammar.ts';

/** A key of a preset of kohya_ss, and what becomes of it. */
export interface GuiKey {
  /** What it becomes: an option, a setting of the network or of accelerate, a part of the command, or nothing. */
  readonly goes: 'option' | 'network' | 'launcher' | 'command' | 'script' | 'nowhere';
  /** The trainer's option, where it is one. */
  readonly option?: string;
  /** The family of models that it is for. */
  readonly family?: string;
  /** What the window has it as before anybody changes it. */
  readonly default?: PlainValue;
  readonly choices?: readonly PlainValue[];
  /** What else becomes of it. */
  readonly note?: string;
}

export type GuiTable = Readonly<Record<string, GuiKey>>;

type More = Pick<GuiKey, 'default' | 'choices' | 'note'>;

const goes =
  (where: GuiKey['goes']) =>
  (more: More = {}): GuiKey => ({ goes: where, ...more });

/** An option of the same name. */
export const same = goes('option');
export const network = goes('network');
export const launcher = goes('launcher');
export const command = goes('command');
export const script = goes('script');
export const nowhere = goes('nowhere');

/** An option of another name. */
export function option(name: string, more: More = {}): GuiKey {
  return { goes: 'option', option: name, ...more };
}

/** Keys with a family's name in front, which is taken off. */
export function family(
  name: string,
  prefix: string,
  keys: Readonly<Record<string, Pick<GuiKey, 'option' | 'default'>>>,
): GuiTable {
  return Object.fromEntries(
    Object.entries(keys).map(([short, own]) => [
      prefix + short,
      { goes: 'option', option: short, family: name, ...own },
    ]),
  );
}

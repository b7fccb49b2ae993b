/** A LoRA script of sd-scripts, by the models that it trains. */
export type Script = 'sd' | 'sdxl' | 'flux' | 'sd3' | 'lumina' | 'hunyuan' | 'anima';

/** What an option's value is, as a TOML file has it. */
export type OptionForm = 'flag' | 'int' | 'float' | 'number' | 'text' | 'texts' | 'floats';

type Value = string | number;

/** What one of the trainer's options is. */
export interface TrainerOption {
  readonly form: OptionForm;
  /** What it does, in our words: units, and what it excludes. */
  readonly help: string;
  /** The values there are; absent where there is no list of them. */
  readonly choices?: readonly Value[];
  /** What it is where nothing is said; absent for none, and for flags, which are off. */
  readonly default?: Value;
  /** Values that people use, where others are possible. */
  readonly usual?: readonly Value[];
  /** The scripts that have it; absent for all. */
  readonly scripts?: readonly Script[];
  /** What is otherwise in some scripts. */
  readonly variants?: Readonly<Partial<Record<Script, Pick<TrainerOption, 'default' | 'choices'>>>>;
}

/** Options by name. */
export type OptionTable = Readonly<Record<string, TrainerOption>>;

type More = Omit<TrainerOption, 'form' | 'help'>;

const form =
  (own: OptionForm) =>
  (help: string, more: More = {}): TrainerOption => ({ form: own, help, ...more });

export const flag = form('flag');
export const int = form('int');
export const float = form('float');
export const number = form('number');
export const text = form('text');
export const texts = form('texts');
export const floats = form('floats');

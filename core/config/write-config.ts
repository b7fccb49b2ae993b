import type { Config } from './schema.ts';

/** What a new `lora-dataset.toml` says; what is left out stays out. */
export interface NewConfig {
  readonly purpose?: NonNullable<NonNullable<Config['dataset']>['purpose']>;
  readonly trigger?: string;
  readonly class?: string;
  readonly base_caption?: string;
}

const explanations: Readonly<Record<keyof NewConfig, string>> = {
  purpose:
    'What is trained: "likeness" (one person or character), "style" or "finetune". It decides what is advised.',
  trigger: 'The word that shall bring it up. A caption without it is found.',
  class: 'What it is one of, for example "woman".',
  base_caption: 'What every caption starts from; completion offers its tags first.',
};

/** The text of a new `lora-dataset.toml`, each key with a comment that says what it is for. */
export function writeConfig(config: NewConfig): string {
  const keys = (Object.keys(explanations) as (keyof NewConfig)[]).flatMap((key) => {
    const value = config[key];
    return value === undefined ? [] : [`# ${explanations[key]}`, `${key} = ${tomlString(value)}`];
  });
  const start = [
    '# What the LoRA Workbench checks this dataset against. Every key is optional.',
    'version = 1',
    '',
  ];
  return `${[...start, ...(keys.length > 0 ? ['[dataset]', ...keys, ''] : [])].join('\n').trimEnd()}\n`;
}

/** A text as a basic string of TOML, on one line. */
export function tomlString(text: string): string {
  // JSON escapes what TOML wants escaped, but DEL; surrogates without their other half can't stand in a file at all.
  return JSON.stringify(text.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replaceAll('\u007f', '\\u007f')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

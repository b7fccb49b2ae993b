import type { SamplePrompt } from './prompt-line.ts';

/** A prompt of a `.json` or `.toml` as the trainer takes it: nothing in its text is a setting. Values of a wrong kind are left out. */
export function promptOfTable(table: Readonly<Record<string, unknown>>): SamplePrompt {
  const text = (key: keyof SamplePrompt) => (typeof table[key] === 'string' ? { [key]: table[key] } : {});
  const number = (key: keyof SamplePrompt) => {
    const value = table[key];
    const read = typeof value === 'bigint' ? Number(value) : value;
    return typeof read === 'number' && Number.isFinite(read) ? { [key]: read } : {};
  };
  return {
    prompt: '',
    ...text('prompt'),
    ...text('negative_prompt'),
    ...text('sample_sampler'),
    ...number('width'),
    ...number('height'),
    ...number('seed'),
    ...number('sample_steps'),
    ...number('scale'),
    ...number('guidance_scale'),
  };
}

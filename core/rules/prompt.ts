import { defineRule, noOptions } from './rule.ts';

export const prompt = defineRule({
  code: 'prompt',
  kind: 'fact',
  severity: 'warning',
  title: 'A sign in a prompt that is read otherwise than it looks',
  why: `In a prompt of AUTOMATIC1111's or Forge's (a file that ends with \`.prompt\`, see
[docs/prompts.md](../prompts.md)), brackets and colons are signs:

- a bracket that is never closed works on everything up to the end of the prompt, one that closes nothing is read as a sign of the
  text;
- a weight that is empty or no number: \`(hat:)\`, \`(hat:1,2)\`, \`<lora:alice:high>\`;
- \`<lora:alice:0.8>\` in the negative prompt, where it loads nothing (an info);
- a LoRA of which no file is known here, beside the prompt or in a run of its dataset, or a name that several files give themselves,
  so that it is nobody's (an info).

What the trainer makes of signs in its own sample prompts is told by [config](config.md).`,
  options: noOptions,
  examples: [],
});

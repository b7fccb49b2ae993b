// The prompts of the sample pictures, read by the trainer's own grammar.
import fs from 'node:fs';
import { Refusal } from './errors.mjs';

const whole = Number;
const clamped = (text) => Math.max(1, Math.min(1000, Number(text)));
/** Python's `float` refuses `..`, and the trainer then leaves the value out. */
const float = (text) => (/^(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined);
const text = (value) => value;

/** What a piece of a line may be, in the order in which the trainer tries them. */
const pieces = [
  [/^w (\d+)/i, 'width', whole],
  [/^h (\d+)/i, 'height', whole],
  [/^d (\d+)/i, 'seed', whole],
  [/^s (\d+)/i, 'sample_steps', clamped],
  [/^l ([\d.]+)/i, 'scale', float],
  [/^g ([\d.]+)/i, 'guidance_scale', float],
  [/^n (.+)/i, 'negative_prompt', text],
  [/^ss (.+)/i, 'sample_sampler', text],
  [/^cn (.+)/i, 'controlnet_image', text],
  [/^ctr (.+)/i, 'cfg_trunc_ratio', float],
  [/^rcfg (.+)/i, 'renorm_cfg', float],
  [/^fs (.+)/i, 'flow_shift', text],
];

/** What a line asks for. The prompt itself is taken for an option too when it looks like one. */
export function readPromptLine(line) {
  const parts = line.split(' --');
  const prompt = { prompt: parts[0] };
  for (const part of parts) {
    const [found, name, convert] = pieces.find(([pattern]) => pattern.test(part)) ?? [];
    const value = found === undefined ? undefined : convert(found.exec(part)[1]);
    if (value !== undefined) prompt[name] = value;
  }
  return prompt;
}

/** The prompts of a file; undefined when there is no such file. */
export function readPrompts(file) {
  if (!fs.existsSync(file)) return undefined;
  if (!file.endsWith('.txt')) throw new Refusal(`${file}: only prompts in a .txt are read here`);
  const lines = fs.readFileSync(file, 'utf8').split(/\r\n|\r|\n/);
  return lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => readPromptLine(line.trim()));
}

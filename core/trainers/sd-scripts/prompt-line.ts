import { strip } from '../../caption/white-space.ts';
import { asciiDigits } from './python-number.ts';

/** A sample prompt as the trainer takes it; keys are its own. What a line doesn't say is absent. */
export interface SamplePrompt {
  readonly prompt: string;
  readonly width?: number;
  readonly height?: number;
  readonly seed?: number;
  readonly sample_steps?: number;
  readonly scale?: number;
  readonly guidance_scale?: number;
  readonly negative_prompt?: string;
  readonly sample_sampler?: string;
  readonly controlnet_image?: string;
  readonly cfg_trunc_ratio?: number;
  readonly renorm_cfg?: number;
  readonly flow_shift?: string;
}

type Read = (value: string) => Partial<SamplePrompt>;

const int = (value: string) => Number(asciiDigits(value));
/** Python's `float()`; where it would raise, the trainer logs it and goes on without. */
const float = (value: string, put: (value: number) => Partial<SamplePrompt>) => {
  const digits = strip(asciiDigits(value));
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(digits) ? put(Number(digits)) : {};
};

/** What a part may say, in the order in which the trainer tries: the first that fits is it, the rest of the part is lost. */
const flags: readonly (readonly [RegExp, Read])[] = [
  [/^w (\p{Nd}+)/iu, (value) => ({ width: int(value) })],
  [/^h (\p{Nd}+)/iu, (value) => ({ height: int(value) })],
  [/^d (\p{Nd}+)/iu, (value) => ({ seed: int(value) })],
  [/^s (\p{Nd}+)/iu, (value) => ({ sample_steps: Math.max(1, Math.min(1000, int(value))) })],
  [/^l ([\p{Nd}.]+)/iu, (value) => float(value, (scale) => ({ scale }))],
  [/^g ([\p{Nd}.]+)/iu, (value) => float(value, (guidance_scale) => ({ guidance_scale }))],
  [/^n ([^\n]+)/iu, (negative_prompt) => ({ negative_prompt })],
  [/^ss ([^\n]+)/iu, (sample_sampler) => ({ sample_sampler })],
  [/^cn ([^\n]+)/iu, (controlnet_image) => ({ controlnet_image })],
  [/^ctr ([^\n]+)/iu, (value) => float(value, (cfg_trunc_ratio) => ({ cfg_trunc_ratio }))],
  [/^rcfg ([^\n]+)/iu, (value) => float(value, (renorm_cfg) => ({ renorm_cfg }))],
  [/^fs ([^\n]+)/iu, (flow_shift) => ({ flow_shift })],
];

/** A setting that the trainer doesn't see as one: glued to what stands before, or without its blank. */
const GLUED = /\S+--(?:[whdslgn]|ss|cn)\b|(?:^| )--[whdslg]\d+|^--(?:[whdslgn]|ss|cn) /i;

/** Where a line has a setting that the trainer doesn't see; undefined where it sees all. */
export function gluedSetting(line: string): string | undefined {
  return GLUED.exec(line)?.[0].trim();
}

/** The line with the blanks that make settings of what is glued. */
export function withBlanks(line: string): string {
  return line
    .replace(/(\S)--(?=(?:[whdslgn]|ss|cn)\b|[whdslg]\d)/gi, '$1 --')
    .replace(/(^| )--([whdslg]) *(?=\d)/gi, '$1--$2 ');
}

/**
 * Reads a line of a prompt file. Only ` --` with a blank in front divides it; the text before the first one is the
 * prompt and, alas, is looked at as well: a prompt `w 512 poster` sets the width.
 * Source: `line_to_prompt_dict` in `library/train_util.py`.
 */
export function parsePromptLine(line: string): SamplePrompt {
  const parts = line.split(' --');
  const said = parts.map((part): Partial<SamplePrompt> => {
    for (const [pattern, read] of flags) {
      const match = pattern.exec(part);
      if (match) return read(match[1] ?? '');
    }
    return {};
  });
  return Object.assign({ prompt: parts[0] ?? '' }, ...said);
}

/**
 * The prompts of a prompt file: its lines without white space around, but for empty ones and those that begin with `#`.
 * Source: `load_prompts` in `library/train_util.py`.
 */
export function promptsIn(text: string): readonly string[] {
  return text
    .split(/\r\n|[\r\n]/)
    .filter((line) => !line.startsWith('#'))
    .map(strip)
    .filter((line) => line !== '');
}

/** The same, as the trainer takes them. */
export function parsePromptFile(text: string): readonly SamplePrompt[] {
  return promptsIn(text).map(parsePromptLine);
}

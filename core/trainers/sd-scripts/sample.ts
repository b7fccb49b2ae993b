import { type Message, message } from '../../message.ts';
import type { Family } from '../../training/family.ts';
import type { Sample, WrittenPrompt } from '../../training/sample.ts';
import { families } from './families.ts';
import { gluedSetting, parsePromptLine, type SamplePrompt } from './prompt-line.ts';
import { promptOfTable } from './prompt-table.ts';

/** The least side of a sample (pixels). */
const LEAST = 64;
/** What the sides of samples divide by; of all others by 8. Source: the sampling of each script. */
const DIVISORS: Readonly<Partial<Record<Family, number>>> = {
  flux: 16,
  chroma: 16,
  'hunyuan-image': 16,
  anima: 16,
};

/** Reads a sample prompt as the trainer does. @returns undefined for a comment, which it passes over */
export function readSample(written: WrittenPrompt, family: Family): Sample | undefined {
  if (typeof written !== 'string') {
    const { sample, remarks } = painted(promptOfTable(written), family);
    return { ...sample, remarks };
  }
  return written.startsWith('#') ? undefined : readLine(written, family);
}

function readLine(line: string, family: Family): Sample {
  const read = parsePromptLine(line);
  const { sample, remarks } = painted(read, family);
  const { steps } = sample;
  const asked = / --s (\d+)/i.exec(line)?.[1];
  if (asked !== undefined && read.sample_steps !== undefined && Number(asked) !== steps)
    remarks.push(message('{0} steps are written.', asked));
  const glued = gluedSetting(line);
  if (glued !== undefined) remarks.push(message('It is read otherwise from "{0}" on.', glued));
  const [, ...parts] = line.split(' --');
  for (const part of parts) {
    if (glued === undefined && Object.keys(parsePromptLine(` --${part}`)).length === 1)
      remarks.push(message('"--{0}" is left out.', part));
  }
  return { ...sample, remarks };
}

/** What is painted of a prompt as the trainer has read it. */
function painted(read: SamplePrompt, family: Family) {
  const { samples } = families[family];
  const [width, height] = [read.width ?? samples.side, read.height ?? samples.side];
  const sides = [width, height].map((side) => sideOf(side, DIVISORS[family] ?? 8));
  const remarks: Message[] = [];
  if (sides[0] !== width || sides[1] !== height)
    remarks.push(message('{0} × {1} is written.', width, height));
  const sample = {
    prompt: read.prompt,
    ...{ width: sides[0] ?? width, height: sides[1] ?? height },
    ...{ steps: read.sample_steps ?? samples.steps, scale: scaleOf(read, family) },
    seed: read.seed,
    negative: read.negative_prompt,
  };
  return { sample, remarks };
}

function sideOf(side: number, divisor: number): number {
  return Math.max(LEAST, side - (side % divisor));
}

/** FLUX.1 is guided by a number of its own. */
function scaleOf(
  { scale, guidance_scale: guidance }: ReturnType<typeof parsePromptLine>,
  family: Family,
): number {
  if (family === 'flux') return guidance ?? 3.5;
  return scale ?? families[family].samples.scale;
}

// A run of ours, from the command line to the last line of its log, is followed exactly as the recorded one was.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LogReader } from '../../core/trainers/sd-scripts/output/log-reader.ts';
import type { TrainerEvent } from '../../core/training/trainer-event.ts';
import { png } from '../support/images.ts';
import { posix, record, Workshop } from './training.ts';

const recording = 'test/fixtures/trainer-run/merged';
const prompts = fs
  .readFileSync(`${recording}/prompts.txt`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

/** The article's 42 pictures with the recorded run's settings. */
function files(): Record<string, string | Uint8Array> {
  const pictures = Array.from({ length: 42 }, (_, index) => String(index + 1).padStart(2, '0'));
  const folder = '2_CharacterAI woman';
  return {
    ...Object.fromEntries(
      pictures.flatMap((name) => [
        [`${folder}/front_${name}.png`, png(128, 128)],
        [`${folder}/front_${name}.txt`, '1girl, CharacterAI'],
      ]),
    ),
    'lora-dataset.toml': [
      '[samples]',
      `prompts = ${JSON.stringify(prompts)}`,
      '[training.options]',
      'resolution = "128,128"',
      'min_bucket_reso = 64',
      'max_bucket_reso = 256',
      'network_dim = 8',
      'network_alpha = 6',
      '',
    ].join('\n'),
  };
}

function eventsOf(file: string): readonly TrainerEvent[] {
  const reader = new LogReader();
  return [...reader.read(fs.readFileSync(file, 'utf8')), ...reader.end()].map((event) =>
    'file' in event ? { ...event, file: path.basename(event.file) } : event,
  );
}

describe.runIf(posix)('a run with the arithmetic of the recorded one', () => {
  it('has its steps, losses, epochs, checkpoints and samples, to the last', async () => {
    const workshop = new Workshop({ files: files(), gpus: 'none', behaviour: { gpu: false } }).settle();
    fs.rmSync(path.join(workshop.dataset, '3_alice woman'), { recursive: true });
    const { code } = await workshop.lora('train', '--name', 'CharacterAI-2-A');
    expect(code).toBe(0);
    const [run = ''] = workshop.runs();
    expect(record(run)?.steps).toMatchObject({ steps: 672, epochs: 8, stepsPerEpoch: 84 });
    const ours = eventsOf(path.join(run, 'train.log'));
    expect(ours.filter(({ kind }) => kind === 'step').length).toBeGreaterThan(1300);
    expect(ours).toEqual(eventsOf(`${recording}/train.log`));
    const output = path.join(run, 'output');
    expect(fs.readdirSync(output).filter((name) => name.endsWith('.safetensors'))).toHaveLength(8);
    expect(fs.readdirSync(path.join(output, 'sample'))).toHaveLength(27);
  });
});

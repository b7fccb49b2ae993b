import { describe, expect, it } from 'vitest';
import { parseComfy } from '../../../core/generation/parse-comfy.ts';

const text = (value: unknown) => ({ class_type: 'CLIPTextEncode', inputs: { text: value, clip: ['4', 1] } });
const graph = {
  '3': {
    class_type: 'KSampler',
    inputs: {
      ...{ seed: 42, steps: 20, cfg: 8, sampler_name: 'euler', scheduler: 'normal', denoise: 1 },
      ...{ model: ['10', 0], positive: ['6', 0], negative: ['7', 0], latent_image: ['5', 0] },
    },
  },
  '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'v1-5.safetensors' } },
  '5': { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 768, batch_size: 1 } },
  '6': text('CharacterAI, hat'),
  '7': text('bad hands'),
  '10': {
    class_type: 'LoraLoader',
    inputs: { lora_name: 'CharacterAI.safetensors', strength_model: 0.8, strength_clip: 1, model: ['4', 0] },
  },
};
const read = (nodes: object) => parseComfy(JSON.stringify(nodes));

describe('parseComfy', () => {
  it('follows a sampler to its prompts, and tells the settings', () => {
    const found = read(graph);
    expect(found).toMatchObject({ prompt: 'CharacterAI, hat', negative: 'bad hands' });
    expect(Object.fromEntries(found?.settings ?? [])).toEqual({
      ...{ Steps: '20', Sampler: 'euler', 'Schedule type': 'normal', 'CFG scale': '8', Seed: '42' },
      ...{ 'Denoising strength': '1', Model: 'v1-5.safetensors', Size: '512x768' },
      LoRAs: 'CharacterAI.safetensors (0.8)',
    });
  });

  it('goes through what stands between', () => {
    const between = {
      ...graph,
      '6': text(['11', 0]),
      '11': { class_type: 'StringConstant', inputs: { string: 'from afar' } },
      '7': {
        class_type: 'ConditioningCombine',
        inputs: { conditioning_1: ['8', 0], conditioning_2: ['9', 0] },
      },
      '8': text('one'),
      '9': text('two'),
    };
    expect(read(between)).toMatchObject({ prompt: 'from afar', negative: 'one\ntwo' });
  });

  it('knows the guider of a sampler that has no prompts of its own', () => {
    const flux = {
      '1': { class_type: 'BasicGuider', inputs: { conditioning: ['2', 0] } },
      '2': { class_type: 'FluxGuidance', inputs: { guidance: 3.5, conditioning: ['3', 0] } },
      '3': { class_type: 'CLIPTextEncodeFlux', inputs: { clip_l: 'short', t5xxl: 'a long one' } },
    };
    expect(read(flux)).toMatchObject({ prompt: 'short\na long one', negative: '' });
    expect(read(flux)?.settings.get('Distilled CFG Scale')).toBe('3.5');
  });

  it('reads the workflow as it stood on the screen', () => {
    const input = (name: string, link: number) => ({ name, link });
    const workflow = {
      nodes: [
        { id: 1, type: 'CLIPTextEncode', inputs: [], widgets_values: ['a hat'] },
        { id: 2, type: 'CLIPTextEncode', inputs: [], widgets_values: ['hands'] },
        {
          ...{ id: 3, type: 'KSampler', inputs: [input('positive', 7), input('negative', 8)] },
          widgets_values: [42, 'randomize', 20, 8, 'euler', 'normal', 1],
        },
      ],
      links: [
        [7, 1, 0, 3, 1, 'CONDITIONING'],
        [8, 2, 0, 3, 2, 'CONDITIONING'],
      ],
    };
    const found = read(workflow);
    expect(found).toMatchObject({ prompt: 'a hat', negative: 'hands' });
    expect(found?.settings.get('Steps')).toBe('20');
  });

  it('does not go round in circles', () => {
    const circle = { ...graph, '6': text(['7', 0]), '7': text(['6', 0]) };
    expect(read(circle)).toMatchObject({ prompt: '', negative: '' });
  });

  it('reads numbers that are none, as Python writes them', () => {
    const loose = JSON.stringify({ ...graph, '6': text('NaN hat') }).replace('"seed":42', '"seed":NaN');
    expect(parseComfy(loose)?.prompt).toBe('NaN hat');
  });

  it.each([
    '',
    '{}',
    '[]',
    'null',
    '{"a": 1}',
    '{"nodes": 3}',
    '{"1": {"class_type": 3, "inputs": {}}}',
    '{',
  ])('finds nothing in %s', (json) => {
    expect(parseComfy(json)).toBeUndefined();
  });
});

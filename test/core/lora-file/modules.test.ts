import { describe, expect, it } from 'vitest';
import { modulesOf } from '../../../core/lora-file/modules.ts';
import { parseHeader } from '../../../core/safetensors/header.ts';

function headerOf(shapes: Readonly<Record<string, readonly number[]>>) {
  const entries = Object.entries(shapes).map(([name, shape]) => [
    name,
    { dtype: 'F16', shape, data_offsets: [0, 2] },
  ]);
  const json = JSON.stringify(Object.fromEntries(entries));
  const header = parseHeader(json, json.length);
  if (!header) throw new Error('no header');
  return header;
}

const found = (shapes: Readonly<Record<string, readonly number[]>>) =>
  modulesOf(headerOf(shapes)).map(({ name, kind, rank, pair }) => [name, kind, rank, pair !== undefined]);

describe('the modules of a file', () => {
  it('are as kohya names them', () => {
    const shapes = {
      'lora_unet_a.alpha': [],
      'lora_unet_a.lora_down.weight': [8, 64],
      'lora_unet_a.lora_up.weight': [128, 8],
      'lora_unet_b.lora_down.weight': [4, 64, 3, 3],
      'lora_unet_b.lora_up.weight': [128, 4, 1, 1],
    };
    expect(found(shapes)).toEqual([
      ['lora_unet_a', 'lora', 8, true],
      ['lora_unet_b', 'lora', 4, true],
    ]);
  });

  it('are as diffusers and PEFT name them', () => {
    const shapes = {
      'unet.mid_block.a.lora_A.weight': [16, 64],
      'unet.mid_block.a.lora_B.weight': [128, 16],
      'unet.b.lora_A.default.weight': [2, 64],
      'unet.b.lora_B.default.weight': [128, 2],
      'unet.c.lora.down.weight': [3, 64],
      'unet.c.lora.up.weight': [64, 3],
    };
    expect(found(shapes)).toEqual([
      ['unet.mid_block.a', 'lora', 16, true],
      ['unet.b', 'lora', 2, true],
      ['unet.c', 'lora', 3, true],
    ]);
  });

  it('are of LyCORIS, too', () => {
    const shapes = {
      'a.hada_w1_a': [64, 8],
      'a.hada_w1_b': [8, 64],
      'a.hada_w2_a': [64, 8],
      'a.hada_w2_b': [8, 64],
      'b.lokr_w1': [4, 4],
      'b.lokr_w2_a': [32, 6],
      'b.lokr_w2_b': [6, 32],
      'c.lora_down.weight': [8, 64],
      'c.lora_mid.weight': [8, 8, 3, 3],
      'c.lora_up.weight': [64, 8],
      'd.oft_blocks': [4, 8, 8],
    };
    expect(found(shapes)).toEqual([
      ['a', 'loha', 8, false],
      ['b', 'lokr', 6, false],
      ['c', 'lora', 8, false],
      ['d', 'other', undefined, false],
    ]);
  });

  it('are none in a model', () => {
    expect(found({ 'model.diffusion_model.input_blocks.0.0.weight': [320, 4, 3, 3] })).toEqual([]);
  });
});

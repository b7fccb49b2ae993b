import { describe, expect, it } from 'vitest';
import { matricesOf, modulesOf } from '../../../core/lora-file/modules.ts';
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
  modulesOf(headerOf(shapes)).map((module) => [
    ...[module.name, module.kind, module.rank],
    matricesOf(module) !== undefined,
  ]);

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
      'unet.d.processor.to_q_lora.down.weight': [5, 64],
      'unet.d.processor.to_q_lora.up.weight': [64, 5],
      'text_encoder.e.lora_linear_layer.down.weight': [6, 64],
      'text_encoder.e.lora_linear_layer.up.weight': [64, 6],
    };
    expect(found(shapes)).toEqual([
      ['unet.mid_block.a', 'lora', 16, true],
      ['unet.b', 'lora', 2, true],
      ['unet.c', 'lora', 3, true],
      ['unet.d.processor.to_q', 'lora', 5, true],
      ['text_encoder.e', 'lora', 6, true],
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
      'e.oft_blocks.0': [4, 8, 8],
      'f.lora_down.weight': [8, 64],
      'f.lora_up.weight': [64, 8],
      'f.dora_scale': [1, 64],
      'g.on_input': [],
      'h.diff': [64, 64],
      'i.lora_down.weight': [8, 64],
    };
    expect(found(shapes)).toEqual([
      ['a', 'loha', 8, false],
      ['b', 'lokr', 6, false],
      ['c', 'lora', 8, true],
      ['d', 'oft', undefined, false],
      ['e', 'oft', undefined, false],
      ['f', 'dora', 8, true],
      ['g', 'ia3', undefined, false],
      ['h', 'diff', undefined, false],
      ['i', 'other', undefined, false],
    ]);
  });

  it("are a ControlNet's, too, which is no LoRA", () => {
    const shapes = {
      'lllite_unet_a.conditioning1.0.weight': [8, 3, 4, 4],
      'lllite_unet_a.down.0.weight': [8, 320],
      'lllite_unet_a.up.0.weight': [320, 8],
    };
    expect(found(shapes)).toEqual([['lllite_unet_a', 'lllite', undefined, false]]);
  });

  it('have the alphas that are read, each once', () => {
    const read: unknown[] = [];
    const header = headerOf({ 'a.alpha': [], 'a.lora_down.weight': [8, 64], 'a.lora_up.weight': [64, 8] });
    const modules = modulesOf(header, ({ shape }) => read.push(shape));
    expect(modules.map(({ alpha }) => alpha)).toEqual([1]);
    expect(read).toEqual([[]]);
  });

  it('are none in a model', () => {
    expect(found({ 'model.diffusion_model.input_blocks.0.0.weight': [320, 4, 3, 3] })).toEqual([]);
  });
});

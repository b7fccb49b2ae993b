import { describe, expect, it } from 'vitest';
import { isToBePut, modelElsewhere } from '../../../core/training/elsewhere.ts';
import type { BaseModel } from '../../../core/training/plan.ts';

const here = (place: string) => place.startsWith('/here/');

describe('a base model of a job', () => {
  it.each<[string, BaseModel, Partial<BaseModel>]>([
    [
      'a name that nobody knows is a file that is called so',
      { name: undefined, place: 'sd15', kind: 'unknown' },
      { name: 'sd15', place: 'models/sd15.safetensors', kind: 'elsewhere' },
    ],
    [
      'a file that is not here is one by its name',
      { name: 'mine', place: 'C:/there/My Model.ckpt', kind: 'local' },
      { name: 'mine', place: 'models/My Model.ckpt', kind: 'elsewhere' },
    ],
    [
      'a file that is here stays',
      { name: undefined, place: '/here/a.safetensors', kind: 'local' },
      { place: '/here/a.safetensors', kind: 'local' },
    ],
    [
      'what is downloaded stays',
      { name: 'sd15', place: 'owner/name', kind: 'remote' },
      { place: 'owner/name', kind: 'remote' },
    ],
    [
      'its parts are there or here, each by itself',
      {
        ...{ name: 'flux', place: '/here/flux.safetensors', kind: 'local' },
        parts: { ae: '/there/ae.safetensors', clip_l: '/here/clip_l.safetensors', t5xxl: 'owner/name' },
      },
      {
        kind: 'local',
        parts: { ae: 'models/ae.safetensors', clip_l: '/here/clip_l.safetensors', t5xxl: 'owner/name' },
      },
    ],
  ])('%s', (_, model, expected) => expect(modelElsewhere(model, here)).toMatchObject(expected));

  it('has the files that it needs beside it there, too, by the names that the trainer has for them', () => {
    const model: BaseModel = { name: 'flux', place: '/there/flux.safetensors', kind: 'local' };
    const parts = { ae: '/there/my-ae.safetensors' };
    expect(modelElsewhere({ ...model, parts }, here, ['clip_l', 'ae']).parts).toEqual({
      clip_l: 'models/clip_l.safetensors',
      ae: 'models/my-ae.safetensors',
    });
    expect(modelElsewhere(model, here, [])).not.toHaveProperty('parts');
  });

  it('is to be put there where it is a file of its folder', () => {
    expect(isToBePut('models/sd15.safetensors')).toBe(true);
    expect(isToBePut('models/some-name-at-hugging-face')).toBe(false);
    expect(isToBePut('/models/sd15.safetensors')).toBe(false);
  });
});

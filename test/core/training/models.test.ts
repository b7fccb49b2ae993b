import { describe, expect, it } from 'vitest';
import { resolveModel } from '../../../core/training/models.ts';
import type { BaseModel } from '../../../core/training/plan.ts';
import type { UserModels } from '../../../core/training/user-files.ts';

const models: UserModels = {
  sd15: { path: '/models/v1-5.safetensors' },
  mine: { path: '~/models/mine.safetensors', vae: '~/models/vae.pt' },
  hub: { path: 'stable-diffusion-v1-5/stable-diffusion-v1-5' },
  'near/by': { path: '/models/nearby.safetensors' },
  folder: { path: 'models/diffusers' },
};

/** What is meant where these files and folders are. */
function meant(written: string, ...files: readonly string[]): BaseModel {
  return resolveModel(written, {
    models,
    folder: '/dataset',
    toCore: (path) => {
      if (path.startsWith('~/')) return `/home/artist/${path.slice(2)}`;
      return path.startsWith('/') ? path : `/cwd/${path.replaceAll('\\', '/')}`;
    },
    exists: (path) => files.includes(path),
  });
}

const local = (place: string, name?: string) => ({ name, place, kind: 'local' });

describe('a base model', () => {
  it.each<[string, object]>([
    ['sd15', local('/models/v1-5.safetensors', 'sd15')],
    [
      'mine',
      {
        ...local('/home/artist/models/mine.safetensors', 'mine'),
        parts: { vae: '/home/artist/models/vae.pt' },
      },
    ],
    ['near/by', local('/models/nearby.safetensors', 'near/by')],
    ['/models/a.safetensors', local('/models/a.safetensors')],
    ['/models/diffusers', local('/models/diffusers')],
    ['~/a.safetensors', local('/home/artist/a.safetensors')],
    ['C:\\models\\a.safetensors', local('/cwd/C:/models/a.safetensors')],
    ['D:/a.ckpt', local('/cwd/D:/a.ckpt')],
    ['a.safetensors', local('/dataset/a.safetensors')],
    ['models/a.CKPT', local('/dataset/models/a.CKPT')],
    ['models\\a.pt', local('/dataset/models/a.pt')],
    ['../models/sd', local('/models/sd')],
    ['./sd', local('/dataset/sd')],
    ['.\\sd', local('/dataset/sd')],
    ['runwayml/stable-diffusion-v1-5', { place: 'runwayml/stable-diffusion-v1-5', kind: 'remote' }],
    ['sd16', { place: 'sd16', kind: 'unknown' }],
    ['a/b/c', { place: 'a/b/c', kind: 'unknown' }],
    ['my model', { place: 'my model', kind: 'unknown' }],
    ['日本語', { place: '日本語', kind: 'unknown' }],
    ['toString', { place: 'toString', kind: 'unknown' }],
    ['__proto__', { place: '__proto__', kind: 'unknown' }],
  ])('that is called %s', (written, model) => {
    expect(meant(written)).toEqual({ name: undefined, ...model });
  });

  it('is a folder of the dataset where there is one, rather than one of Hugging Face', () => {
    expect(meant('models/sd', '/dataset/models/sd')).toEqual(local('/dataset/models/sd'));
    expect(meant('sd', '/dataset/sd')).toEqual(local('/dataset/sd'));
  });

  it('of the list may be one of Hugging Face, unless there is such a folder', () => {
    const place = 'stable-diffusion-v1-5/stable-diffusion-v1-5';
    expect(meant('hub')).toEqual({ name: 'hub', place, kind: 'remote' });
    expect(meant('folder', '/cwd/models/diffusers')).toEqual(local('/cwd/models/diffusers', 'folder'));
  });
});

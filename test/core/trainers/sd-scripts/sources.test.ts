import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sources, torchChoices } from '../../../../core/trainers/sd-scripts/sources.ts';

const first = (
  gpus: readonly { name: string; driver: string }[],
  system: 'linux' | 'windows' | 'macos' = 'linux',
) => torchChoices({ system, gpus })[0];

describe('the PyTorch that fits', () => {
  it.each([
    [[], 'cpu'],
    [[{ name: 'NVIDIA GeForce RTX 3060', driver: '550.54.14' }], 'cu124'],
    [[{ name: 'NVIDIA GeForce RTX 4090', driver: '525.60.13' }], 'cu124'],
    [[{ name: 'NVIDIA GeForce GTX 1080', driver: '470.199.02' }], 'cu118'],
    [[{ name: 'NVIDIA GeForce RTX 5090', driver: '575.51.02' }], 'cu128'],
    [[{ name: 'NVIDIA GeForce RTX 5070 Ti', driver: '575.51.02' }], 'cu128'],
    [[{ name: 'NVIDIA RTX 5000 Ada Generation', driver: '550.1' }], 'cu124'],
    [[{ name: 'NVIDIA RTX PRO 6000 Blackwell Workstation Edition', driver: '575.51.02' }], 'cu128'],
    [[{ name: 'NVIDIA H100 80GB HBM3', driver: '[N/A]' }], 'cu124'],
  ])('of %j is that of %s', (gpus, id) => {
    expect(first(gpus).id).toBe(id);
  });

  it('is the one of the usual index on macOS', () => {
    expect(first([], 'macos')).toMatchObject({ id: 'default', index: undefined });
  });

  it('leaves the others to choose from', () => {
    const ids = torchChoices({ system: 'windows', gpus: [] }).map(({ id }) => id);
    expect(ids.sort()).toEqual(['cpu', 'cu118', 'cu124', 'cu128']);
  });
});

it('the settings tell what is installed without them', () => {
  const words = readFileSync('package.nls.json', 'utf8');
  for (const { repository, version } of sources) {
    expect(words).toContain(repository);
    expect(words).toContain(`\`${version}\``);
  }
});

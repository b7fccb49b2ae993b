import { describe, expect, it } from 'vitest';
import { sourceOnDisk } from '../../../core/trainer-configs/config-ports.ts';
import { maskFoldersOf } from '../../../core/trainer-configs/mask-folders.ts';
import { configsOf } from '../../../core/trainers/config-adapters.ts';
import { trainerById } from '../../../core/trainers/index.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';

function folders(config: string, folder: string): readonly string[] {
  const fileSystem = memoryFileSystem({
    '/set/dataset.toml': config,
    '/set/10_alice/a.png': '',
    '/set/20_bob/a.png': '',
    '/set/masks/a.png': '',
    '/set/more/a.png': '',
  });
  const trainer = trainerById(undefined);
  const ports = {
    fileSystem,
    trainer,
    configs: configsOf(trainer.id),
    source: (file: string) => sourceOnDisk(fileSystem, file),
    readings: new Map(),
    installed: () => undefined,
    startingFolders: [],
  };
  return maskFoldersOf(ports, '/set/dataset.toml', folder);
}

const subset = (pictures: string, masks: string) =>
  `[[datasets.subsets]]\nimage_dir = "${pictures}"\nconditioning_data_dir = "${masks}"\n`;

describe('the folders of masks that a configuration names', () => {
  const both = `[[datasets]]\n${subset('10_alice', 'masks')}${subset('/set/20_bob', './more')}`;

  it('belong to the pictures of the same subset', () => {
    expect(folders(both, '/set/10_alice')).toEqual(['/set/masks']);
    expect(folders(both, '/set/20_bob')).toEqual(['/set/more']);
    expect(folders(both, '/set/masks')).toEqual([]);
  });

  it('are none where the folder is not there, or the file is no configuration', () => {
    expect(folders(`[[datasets]]\n${subset('10_alice', 'gone')}`, '/set/10_alice')).toEqual([]);
    expect(folders('conditioning_data_dir = ', '/set/10_alice')).toEqual([]);
    expect(folders('', '/set/10_alice')).toEqual([]);
  });
});

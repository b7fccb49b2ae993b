import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../core/config/read-config.ts';
import { formatMessage } from '../../../core/message.ts';
import { sourceOnDisk } from '../../../core/trainer-configs/config-ports.ts';
import { lintTrainerConfig } from '../../../core/trainer-configs/lint-trainer-config.ts';
import { resolvePath } from '../../../core/trainer-configs/resolve-path.ts';
import { configsOf } from '../../../core/trainers/config-adapters.ts';
import { trainerById } from '../../../core/trainers/index.ts';
import { type MemoryFile, memoryFileSystem } from '../../support/memory-file-system.ts';

type Files = Readonly<Record<string, MemoryFile>>;

function found(
  files: Files,
  path: string,
  { isMeant = true, config = '', ...flags } = {},
): readonly string[] | undefined {
  const fileSystem = memoryFileSystem(files);
  const trainer = trainerById(undefined);
  const ports = {
    fileSystem,
    trainer,
    configs: configsOf(trainer.id),
    source: (file: string) => sourceOnDisk(fileSystem, file),
    readings: new Map(),
    installed: () => undefined,
    startingFolders: ['/work'],
  };
  const settings = { root: '/set', config: readConfig(config).config, ...flags };
  return lintTrainerConfig(ports, path, isMeant, settings)?.findings.map(
    ({ code, severity, message }) => `${code} ${severity} ${formatMessage(message)}`,
  );
}

const subsetOf = (folder: string) =>
  `[[datasets]]\n[[datasets.subsets]]\nimage_dir = '${folder}'\nnum_repeats = 2\n`;
const withFolder = (folder: string, files: Files = {}) =>
  found({ '/set/dataset.toml': subsetOf(folder), ...files }, '/set/dataset.toml');

describe('a folder that a dataset config names', () => {
  const picture = { '/set/img/10_alice/a.png': '' };

  it.each([
    ['img/10_alice', picture],
    ['./img/../img', picture],
    ['/set/img/10_alice', picture],
    ['set/img', picture],
    ['elsewhere', { '/work/elsewhere/a.png': '' }],
    ['link', { ...picture, '/set/link': { link: 'img/10_alice' } }],
    ['link/10_alice', { ...picture, '/set/link': { link: '/set/img' } }],
    ['C:\\pictures', {}],
    ['~/pictures', {}],
  ])('%s is there, or nobody can tell', (folder, files: Files) =>
    expect(withFolder(folder, files)).toEqual([]),
  );

  it('that is not there is told', () => {
    expect(withFolder('img/10_alcie', picture)).toEqual([
      'missing-folder warning There is no folder img/10_alcie. Did you mean "10_alice"?',
    ]);
    expect(withFolder('/nowhere/at/all')).toEqual([
      'missing-folder warning There is no folder /nowhere/at/all.',
    ]);
    expect(withFolder('pictures')).toEqual([
      'missing-folder warning There is no folder pictures, neither beside this file nor in a folder around it.',
    ]);
    expect(withFolder('link', { '/set/link': { link: 'nowhere' } })).toEqual([
      'missing-folder warning There is no folder link, neither beside this file nor in a folder around it.',
    ]);
    expect(withFolder('a.png', { '/set/a.png': '' })).toEqual([
      'missing-folder warning a.png is a file: the trainer looks for a folder.',
    ]);
  });
});

describe('captions', () => {
  const pairs = {
    '/set/10_a/a.png': '',
    '/set/10_a/a.txt': '',
    '/set/10_a/b.png': '',
    '/set/10_a/b.txt': '',
  };
  const inDataset = (general: string, files: Files = pairs) =>
    found(
      { '/set/dataset.toml': `[general]\n${general}\n${subsetOf('10_a')}`, ...files },
      '/set/dataset.toml',
    );

  it('that the trainer does not look for are told', () => {
    expect(inDataset('')).toEqual([
      'caption-extension warning 2 of 2 pictures have their caption under .txt: without caption_extension the trainer looks for .caption, and learns them without.',
    ]);
    expect(inDataset('caption_extension = "tags"')).toEqual([
      'caption-extension error 2 of 2 pictures have their caption under .txt: the trainer looks for .tags, and learns them without.',
    ]);
    const training = (more: string) =>
      found(
        { '/set/config.toml': `network_dim = 4\ntrain_data_dir = "/set"\n${more}`, ...pairs },
        '/set/config.toml',
      );
    expect(training('')?.map((one) => one.split(' ')[0])).toEqual(['caption-extension']);
    expect(training('caption_extension = ".txt"')).toEqual([]);
  });

  it.each([
    ['caption_extension = "txt"', pairs],
    ['caption_extension = ".tags"', { ...pairs, '/set/10_a/a.tags': '' }],
    ['', { '/set/10_a/a.png': '', '/set/10_a/a.caption': '' }],
    ['', { '/set/10_a/a.png': '' }],
  ])('are looked for by %j', (general, files: Files) => expect(inDataset(general, files)).toEqual([]));

  it('may be looked for as the training says', () => {
    const config = 'network_dim = 4\ndataset_config = "dataset.toml"\ncaption_extension = ".txt"\n';
    expect(inDataset('', { ...pairs, '/set/config.toml': config })).toEqual([]);
  });
});

describe('other files', () => {
  const config = 'network_dim = 4\ndataset_config = "data.toml"\nsample_prompts = "words.txt"\n';

  it('that a training config names are looked for', () => {
    expect(found({ '/set/config.toml': config }, '/set/config.toml')).toEqual([
      'config warning There is no file data.toml, neither beside this one nor in a folder around it: without it the trainer stops.',
      'config warning There is no file words.txt: the trainer makes no sample pictures.',
    ]);
  });

  it('are what it names them as, and trained as it says', () => {
    const files = {
      '/set/config.toml': `${config}masked_loss = true\n`,
      '/set/data.toml': `[[datasets]]\n[[datasets.subsets]]\nimage_dir = "img"\nconditioning_data_dir = "img"\n`,
      '/set/words.txt': 'a cat --w512',
      '/set/img/a.png': '',
    };
    expect(found(files, '/set/data.toml', { isMeant: false })).toEqual([]);
    expect(
      found({ ...files, '/set/config.toml': config }, '/set/data.toml', { isMeant: false })?.length,
    ).toBe(1);
    expect(found(files, '/set/words.txt', { isMeant: false })?.length).toBe(1);
    expect(found({ '/set/words.txt': 'a cat --w512' }, '/set/words.txt', { isMeant: false })).toBeUndefined();
  });

  it('beside a picture of their name are captions', () => {
    const files = { '/set/prompt_1.txt': 'a cat --w512', '/set/prompt_1.png': '' };
    expect(found(files, '/set/prompt_1.txt')).toBeUndefined();
  });

  it('that are not UTF-8 make the trainer stop', () => {
    expect(found({ '/set/prompts.txt': new Uint8Array([0xff]) }, '/set/prompts.txt')).toEqual([
      'config error This file is not UTF-8 from here on: the trainer can not read it, and stops.',
    ]);
  });
});

it('what is found is as loud as somebody says', () => {
  const files = { '/set/prompts.txt': 'a cat --w512' };
  const loud = (config: string, flags = {}) =>
    found(files, '/set/prompts.txt', { config, ...flags })?.map((one) => one.split(' ')[1]);
  expect(loud('')).toEqual(['warning']);
  expect(loud('[rules]\nconfig = "off"')).toEqual([]);
  expect(loud('[[overrides]]\nfiles = ["prompts.txt"]\nrules = { config = "hint" }')).toEqual(['hint']);
  expect(loud('[rules]\nconfig = "off"', { severities: { config: 'error' } })).toEqual(['error']);
});

it('a path on Windows is followed there', () => {
  const fileSystem = {
    ...memoryFileSystem({}),
    realPath: (path: string) => path,
    list: () => [{ name: 'a', kind: 'folder', isLink: false }] as const,
  };
  expect(resolvePath(fileSystem, 'C:/set', 'D:\\img\\a')).toEqual({ kind: 'folder', path: 'D:/img/a' });
  expect(resolvePath(fileSystem, 'C:/set', '..\\a')).toEqual({ kind: 'folder', path: 'C:/a' });
  expect(resolvePath(fileSystem, 'C:/set', '/a')).toEqual({ kind: 'unknown' });
  expect(resolvePath(fileSystem, 'C:/set', '\\\\server\\a')).toEqual({ kind: 'unknown' });
});

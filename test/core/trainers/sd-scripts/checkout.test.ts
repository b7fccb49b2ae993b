import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../../core/message.ts';
import { readCheckout } from '../../../../core/trainers/sd-scripts/checkout.ts';
import { type MemoryFile, memoryFileSystem } from '../../../support/memory-file-system.ts';

type Files = Readonly<Record<string, MemoryFile>>;

function looked(folder: string, files: Files, pythonIn = 'bin/python') {
  const found = readCheckout(memoryFileSystem(files), folder, pythonIn);
  return found.kind === 'found' ? found.installation : formatMessage(found.reason);
}

const scriptsIn = (folder: string): Files => ({
  [`${folder}/train_network.py`]: '',
  [`${folder}/library/train_util.py`]: '',
});
const python = (folder: string): Files => ({
  '/usr/bin/python3': '',
  [`${folder}/bin/python`]: { link: '/usr/bin/python3' },
});
const gui: Files = {
  '/kohya_ss/gui.sh': '',
  '/kohya_ss/kohya_gui.py': '',
  ...scriptsIn('/kohya_ss/sd-scripts'),
};

describe('a checkout of sd-scripts', () => {
  const trains = ['train_network.py'];
  const alone = { root: '/sd-scripts', kind: 'sd-scripts', scripts: '/sd-scripts', trains };

  it.each([
    ['venv', python('/sd-scripts/venv'), '/sd-scripts/venv/bin/python'],
    ['.venv', python('/sd-scripts/.venv'), '/sd-scripts/.venv/bin/python'],
    [
      'venv rather than .venv',
      { ...python('/sd-scripts/.venv'), ...python('/sd-scripts/venv') },
      '/sd-scripts/venv/bin/python',
    ],
    ['none', {}, undefined],
    ['one of another system', { '/sd-scripts/venv/Scripts/python.exe': '' }, undefined],
    ['one whose Python is gone', { '/sd-scripts/venv/bin/python': { link: '/usr/bin/python2' } }, undefined],
    ['a folder instead', { '/sd-scripts/venv/bin/python/x': '' }, undefined],
  ])('with the environment: %s', (_, environment: Files, found) => {
    const files = { ...scriptsIn('/sd-scripts'), ...environment };
    expect(looked('/sd-scripts', files)).toEqual({ ...alone, python: found });
  });

  it('tells for which kinds of models it has a script', () => {
    const files = {
      ...scriptsIn('/sd-scripts'),
      '/sd-scripts/flux_train_network.py': '',
      '/sd-scripts/train_db.py': '',
    };
    expect(looked('/sd-scripts', files)).toMatchObject({
      trains: ['train_network.py', 'flux_train_network.py'],
    });
  });

  it('has its Python where the platform has it', () => {
    const files = { ...scriptsIn('/sd-scripts'), '/sd-scripts/venv/Scripts/python.exe': '' };
    expect(looked('/sd-scripts', files, 'Scripts/python.exe')).toMatchObject({
      python: '/sd-scripts/venv/Scripts/python.exe',
    });
  });

  it('does not take the environment of what is around it, unless that is kohya_ss', () => {
    const files = { ...scriptsIn('/work/sd-scripts'), ...python('/work/venv') };
    expect(looked('/work/sd-scripts', files)).toMatchObject({ kind: 'sd-scripts', python: undefined });
  });
});

describe('a checkout of kohya_ss', () => {
  it.each([
    ['its own', '/kohya_ss/venv'],
    ['its own of uv', '/kohya_ss/.venv'],
    ["the scripts'", '/kohya_ss/sd-scripts/venv'],
  ])('has the environment: %s', (_, environment) => {
    expect(looked('/kohya_ss', { ...gui, ...python(environment) })).toEqual({
      root: '/kohya_ss',
      kind: 'kohya_ss',
      scripts: '/kohya_ss/sd-scripts',
      python: `${environment}/bin/python`,
      trains: ['train_network.py'],
    });
  });

  it('is also meant by the scripts in it', () => {
    expect(looked('/kohya_ss/sd-scripts', { ...gui, ...python('/kohya_ss/venv') })).toEqual({
      root: '/kohya_ss/sd-scripts',
      kind: 'kohya_ss',
      scripts: '/kohya_ss/sd-scripts',
      python: '/kohya_ss/venv/bin/python',
      trains: ['train_network.py'],
    });
  });

  it('whose trainer was not fetched says how', () => {
    const files = { '/kohya_ss/gui.bat': '', '/kohya_ss/sd-scripts/.git': '' };
    expect(looked('/kohya_ss', files)).toBe(
      '"/kohya_ss" is kohya_ss without its trainer: the folder sd-scripts in it is empty. "git submodule update --init" fills it.',
    );
  });
});

describe('no trainer', () => {
  const none = '"/x" is neither sd-scripts nor kohya_ss: there is no train_network.py in it.';

  it.each<[string, Files]>([
    ['a folder of pictures', { '/x/a.png': '' }],
    ['the script without its library', { '/x/train_network.py': '' }],
    ['a folder called like the script', { '/x/train_network.py/a': '', '/x/library/b': '' }],
    ['a library that is a file', { '/x/train_network.py': '', '/x/library': '' }],
  ])('is %s', (_, files) => expect(looked('/x', files)).toBe(none));

  it('is a folder that is not there', () => {
    expect(looked('/x', {})).toBe('There is no folder "/x".');
  });

  it.each<[string, string, Files, string]>([
    [
      'without permission',
      '/x',
      { '/x': { failure: 'permission', detail: '' } },
      'There is no permission to read the folder "/x". Grant it, or take another folder.',
    ],
    [
      'on a disk that fails',
      '/x',
      { '/x': { failure: 'io', detail: 'EIO: i/o error' } },
      '/x can not be read: EIO: i/o error.',
    ],
    [
      'inside kohya_ss',
      '/kohya_ss',
      { '/kohya_ss/gui.bat': '', '/kohya_ss/sd-scripts': { failure: 'permission', detail: '' } },
      'There is no permission to read the folder "/kohya_ss/sd-scripts". Grant it, or take another folder.',
    ],
  ])('is a folder that can not be read, %s', (_, folder, files, reason) => {
    expect(looked(folder, files)).toBe(reason);
  });

  it('is an empty folder', () => {
    expect(looked('/x', { '/x': { failure: 'not-a-file', detail: '' } })).toBe(none);
  });

  it('may be the root of the disk', () => {
    expect(looked('/', {})).toBe(
      '"/" is neither sd-scripts nor kohya_ss: there is no train_network.py in it.',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { basename, dirname, isWithin, joinPath, relativeTo, splitExtension } from '../../core/path.ts';

describe('splitExtension', () => {
  // Answers of CPython's os.path.splitext.
  it.each([
    ['/d/a.txt', '/d/a', '.txt'],
    ['a.b.png', 'a.b', '.png'],
    ['.txt', '.txt', ''],
    ['..a.txt', '..a', '.txt'],
    ['...', '...', ''],
    ['a.', 'a', '.'],
    ['/d.x/a', '/d.x/a', ''],
    ['/d.x/.a', '/d.x/.a', ''],
    ['/d.x/.a.png', '/d.x/.a', '.png'],
    ['/d/a..png', '/d/a.', '.png'],
    ['', '', ''],
  ])('%j', (path, stem, extension) => {
    expect(splitExtension(path)).toEqual([stem, extension]);
  });
});

describe('dirname and basename', () => {
  it.each([
    ['/a/b.txt', '/a', 'b.txt'],
    ['/a', '/', 'a'],
    ['/', '/', ''],
    ['C:/a/b', 'C:/a', 'b'],
  ])('%s', (path, folder, name) => {
    expect(dirname(path)).toBe(folder);
    expect(basename(path)).toBe(name);
  });
});

describe('isWithin and relativeTo', () => {
  it.each([
    ['/a/b', '/a', 'b'],
    ['/a/b/c.txt', '/a', 'b/c.txt'],
    ['/a', '/a', ''],
    ['/a', '/', 'a'],
  ])('%s from %s', (path, folder, relative) => {
    expect(isWithin(path, folder)).toBe(true);
    expect(relativeTo(folder, path)).toBe(relative);
    expect(joinPath(folder, relative)).toBe(path);
  });

  it('is not fooled by a longer name', () => {
    expect(isWithin('/ab', '/a')).toBe(false);
  });
});

describe('joinPath', () => {
  it.each([
    ['/a', './b/../c', '/a/c'],
    ['/a', '../../..', '/'],
    ['/', 'a', '/a'],
    ['C:/a', 'b', 'C:/a/b'],
    ['/a', 'b//c/', '/a/b/c'],
  ])('%s and %s', (folder, relative, joined) => {
    expect(joinPath(folder, relative)).toBe(joined);
  });
});

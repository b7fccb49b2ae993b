import { describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver/node';
import { OwnWrites } from '../../server/session/own-writes.ts';
import { uriOfPath } from '../../server/uri.ts';

describe('what watchers tell', () => {
  const changes = new Map<string, number>();
  const times = (path: string) => {
    const changed = changes.get(path);
    return changed === undefined ? undefined : { modified: changed, changed };
  };
  const heard: string[] = [];
  const writes = new OwnWrites({ times }, (events) => heard.push(...events.map(({ uri }) => uri)));
  const tell = (...paths: string[]) =>
    writes.hear(paths.map((path) => ({ uri: uriOfPath(path), type: FileChangeType.Changed })));
  const heardNow = () => heard.splice(0);

  it('of our own writing is no news, of anybody else it is', () => {
    changes.set('/d/own.txt', 1000).set('/d/touched.txt', 1000).set('/d/now.txt', Date.now());
    writes.note(['/d/own.txt', '/d/touched.txt', '/d/now.txt', '/d/gone.txt', '/d/back.txt']);
    changes.set('/d/touched.txt', 2000).set('/d/back.txt', 2000);
    tell('/d/own.txt', '/d/touched.txt', '/d/now.txt', '/d/gone.txt', '/d/back.txt', '/d/other.txt');
    // Of what was written just now nobody can say who wrote last.
    expect(heardNow()).toEqual(
      ['touched', 'now', 'back', 'other'].map((name) => uriOfPath(`/d/${name}.txt`)),
    );
    tell('/d/.lora-0123456789abcdef.tmp');
    expect(heardNow()).toEqual([]);
  });

  it('while files are written is heard when they are', async () => {
    const working = writes.during(async () => {
      tell('/d/other.txt');
      await Promise.resolve();
      tell('/d/another.txt');
      expect(heardNow()).toEqual([]);
    });
    await working;
    expect(heardNow()).toEqual([uriOfPath('/d/other.txt'), uriOfPath('/d/another.txt')]);
    await expect(writes.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    tell('/d/other.txt');
    expect(heardNow()).toEqual([uriOfPath('/d/other.txt')]);
  });
});

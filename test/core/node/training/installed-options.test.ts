import { describe, expect, it } from 'vitest';
import type { Inputs } from '../../../../core/node/inputs/inputs.ts';
import type { Kept } from '../../../../core/node/inputs/result-cache.ts';
import { platformOf } from '../../../../core/node/platform/index.ts';
import { installedOptionsOn } from '../../../../core/node/training/installed-options.ts';
import { memoryFileSystem } from '../../../support/memory-file-system.ts';

const script = (option: string) =>
  `def setup_parser():\n    parser.add_argument("--network_module", type=str)\n    parser.add_argument("--output_name")\n    parser.add_argument("--${option}", type=int, default=3)\n`;

function machine(option: string) {
  const files = {
    '/config/trainers.toml': 'sd-scripts = "/sd"\n',
    '/sd/train_network.py': script(option),
    '/sd/library/train_util.py': '',
  };
  const disk = memoryFileSystem(files);
  const read: string[] = [];
  const fileSystem = {
    ...disk,
    readText(path: string, limit: number) {
      read.push(path);
      return disk.readText(path, limit);
    },
    times(path: string) {
      read.push(`times of ${path}`);
      return disk.times(path);
    },
  };
  return { fileSystem, read, platform: { ...platformOf(), configFolder: '/config' } };
}

/** A cache that holds until it is told that something changed. */
function cacheOf() {
  const kept = new Map<string, Kept & { readonly inputs: Inputs }>();
  return {
    kept,
    get: (key: readonly string[]) => kept.get(key.join()),
    keep: (key: readonly string[], { text, rest }: Kept, inputs: Inputs) => {
      kept.set(key.join(), { text, rest, inputs });
      return Promise.resolve();
    },
  };
}

describe('the options of the installed trainer', () => {
  it('are read once for a while', () => {
    const { fileSystem, read, platform } = machine('brand_new');
    let time = 0;
    const options = installedOptionsOn(fileSystem, platform, { now: () => time });
    const first = options('sd-scripts');
    expect(first?.get('brand_new')).toEqual({ form: 'int', default: 3 });
    const count = read.length;
    expect(options('sd-scripts')).toBe(first);
    expect(read.length).toBe(count);
    time += 100_000;
    expect(options('sd-scripts')).toBe(first);
    expect(read.length).toBeGreaterThan(count);
  });

  it('are taken from what an earlier session kept, its sources being noticed all the same', () => {
    const cache = cacheOf();
    const before = machine('brand_new');
    const first = installedOptionsOn(before.fileSystem, before.platform, { cache })('sd-scripts');
    expect([...cache.kept.values()][0]?.inputs.files).toContain('/sd/train_network.py');
    const { fileSystem, read, platform } = machine('other');
    expect(installedOptionsOn(fileSystem, platform, { cache })('sd-scripts')).toEqual(first);
    expect(read).not.toContain('/sd/train_network.py');
    expect(read).toContain('times of /sd/train_network.py');
  });

  it('are read anew where what was kept is damaged or no longer holds', () => {
    const { fileSystem, platform } = machine('other');
    for (const text of ['nonsense', '[["a"]]', '[["a", {"form": "other"}]]']) {
      const cache = { ...cacheOf(), get: () => ({ text, rest: { files: [], listed: [] } }) };
      expect(installedOptionsOn(fileSystem, platform, { cache })('sd-scripts')?.has('other')).toBe(true);
    }
  });
});

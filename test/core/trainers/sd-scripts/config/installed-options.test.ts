import { describe, expect, it } from 'vitest';
import {
  installedOptions,
  optionsIn,
} from '../../../../../core/trainers/sd-scripts/config/installed-options.ts';
import { memoryFileSystem } from '../../../../support/memory-file-system.ts';

describe('the options that are installed', () => {
  const source = `
def add_arguments(parser: argparse.ArgumentParser):
    parser.add_argument("--v2", action="store_true", help="load (SD 2)")
    parser.add_argument(
        "--brand-new",
        type=int,
        default=None,
    )
    parser.add_argument('-o', '--output_name', type=str)
    group.add_argument("--network_module", type=str, dest="network_module")
    # parser.add_argument(name)
`;

  it('are read off a source', () => {
    expect([...optionsIn(source).keys()]).toEqual(['v2', 'brand_new', 'output_name', 'network_module']);
  });

  it('have kind, choices, default and the first sentence of their help', () => {
    const text = `
    p.add_argument("--a", type=int, default=0x10 if x else 8, choices=[1, 2, 3], help="Count (of) things. And more.")
    p.add_argument(
        "--b",  # a comment with ) in it
        type=str,
        default="a, \\"b\\")",
        choices=[None, "x", "y]"],
        help="First part"
        " and second / \u65e5\u672c\u8a9e",
    )
    p.add_argument("--c", action="store_true", help=f"uses {a} or b")
    p.add_argument("--d", type=float, nargs="*", default=1e-4)
    p.add_argument("--e", type=int_or_float, default=0)
    p.add_argument("--f", default=None, type=custom)
    # p.add_argument("--g")
    p.add_argument("--h-i", nargs="+", help='''long
      text''')
`;
    expect(Object.fromEntries(optionsIn(text))).toEqual({
      a: { form: 'int', choices: [1, 2, 3], help: 'Count (of) things.' },
      b: { form: 'text', choices: ['x', 'y]'], default: 'a, "b")', help: 'First part and second' },
      c: { form: 'flag', help: 'uses {a} or b' },
      d: { form: 'floats', default: 0.0001 },
      e: { form: 'number', default: 0 },
      f: {},
      h_i: { form: 'texts', help: 'long text' },
    });
  });

  it('are read off half a source, too', () => {
    for (let end = 0; end < source.length; end++) optionsIn(source.slice(0, end));
  });

  it('are those of the scripts and the library', () => {
    const fileSystem = memoryFileSystem({
      '/sd/train_network.py': source,
      '/sd/library/train_util.py': 'parser.add_argument("--seed", type=int)',
      '/sd/tools/other.py': 'parser.add_argument("--other", type=int)',
    });
    const options = installedOptions(fileSystem, '/sd');
    expect([options?.has('brand_new'), options?.has('seed'), options?.has('other')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('are unknown where there is no such source', () => {
    const fileSystem = memoryFileSystem({ '/sd/train_network.py': '# a stub' });
    expect(installedOptions(fileSystem, '/sd')).toBeUndefined();
    expect(installedOptions(fileSystem, '/nowhere')).toBeUndefined();
  });
});

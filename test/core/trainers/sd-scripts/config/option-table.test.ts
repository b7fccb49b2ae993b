import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  installedOptions,
  optionsIn,
} from '../../../../../core/trainers/sd-scripts/config/installed-options.ts';
import { optionTable } from '../../../../../core/trainers/sd-scripts/config/option-table.ts';
import { memoryFileSystem } from '../../../../support/memory-file-system.ts';

interface Option {
  readonly dest: string;
  readonly kind: string;
  readonly type?: string;
  readonly choices?: readonly string[];
}

const oracle: {
  readonly common: readonly Option[];
  readonly scripts: Readonly<Record<string, { readonly extra_or_changed: readonly Option[] }>>;
} = JSON.parse(readFileSync('test/fixtures/oracles/trainer-options.json', 'utf8'));
const extra = Object.values(oracle.scripts).flatMap((script) => script.extra_or_changed);

describe('the options that we know', () => {
  it('are those of all LoRA scripts', () => {
    const names = [...oracle.common, ...extra].map(({ dest }) => dest);
    expect([...optionTable.keys()].sort()).toEqual([...new Set(names)].sort());
  });

  it('take what they take there', () => {
    for (const { dest, kind, type = '', choices } of extra) {
      const known = optionTable.get(dest);
      if (choices)
        expect(Array.isArray(known) && choices.every((one) => known.includes(one)), dest).toBe(true);
      else expect(known, dest).toBe(kind === 'flag' ? 'flag' : type === 'str' ? 'text' : type);
    }
  });
});

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
    expect(optionsIn(source)).toEqual(['v2', 'brand_new', 'output_name', 'network_module']);
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

import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../core/config/read-config.ts';
import { explainDataset } from '../../../../core/dataset/discovery/explain.ts';
import { listTree } from '../../../../core/dataset/discovery/listing.ts';
import { formatMessage } from '../../../../core/message.ts';
import { memoryFileSystem } from '../../../support/memory-file-system.ts';

function explain(files: readonly string[], folder: string, config = ''): string {
  const fileSystem = memoryFileSystem(Object.fromEntries(files.map((file) => [`/top/${file}`, 'x'])));
  const ports = {
    listing: listTree(fileSystem, '/top'),
    top: '/top',
    configOf: () => readConfig(config).config,
  };
  return explainDataset(ports, folder === '' ? '/top' : `/top/${folder}`)
    .map(formatMessage)
    .join(' ');
}

const pair = (stem: string) => [`${stem}.png`, `${stem}.txt`];

describe('why a folder is a dataset', () => {
  it.each<[string, readonly string[], string, RegExp]>([
    [
      'declared',
      ['lora-dataset.toml', ...pair('a')],
      '',
      /lora-dataset\.toml declares it.*1 pictures, 1 of them/,
    ],
    [
      'below a declared one',
      ['lora-dataset.toml', ...pair('x/a')],
      'x',
      /\/top\/lora-dataset\.toml declares all below/,
    ],
    ['siblings', [...pair('10_a/a'), ...pair('2_b/b')], '', /how often they are repeated.*10_a, 2_b/],
    ['one of siblings', pair('10_a/a'), '10_a', /a part of the dataset \/top/],
    ['flat', [...pair('x/a'), 'x/b.png'], 'x', /same name.*2 pictures, 1 of them.*Use as Dataset/],
  ])('%s', (_, files, folder, expected) => {
    expect(explain(files, folder)).toMatch(expected);
  });
});

describe('why a folder is no dataset', () => {
  it.each<[string, readonly string[], string, RegExp]>([
    [
      'filled by programs',
      pair('outputs/a'),
      'outputs',
      /"outputs" is the name of a folder that programs fill/,
    ],
    ['inside such a one', pair('logs/deep/a'), 'logs/deep', /"logs"/],
    ['hidden', pair('_unused/a'), '_unused', /starts with "\." or "_".*"_unused"/],
    ['not there', pair('a'), 'nowhere', /no folder \/top\/nowhere/],
    ['no pictures', ['x/a.txt'], 'x', /holds no pictures/],
    ['no captions', ['x/a.png', 'x/b.png'], 'x', /none of its 2 pictures has a caption.*Write Base Caption/],
    ['N_ without captions', ['10_x/a.png'], '10_x', /name says how often.*none of its 1 pictures/],
    ['a number that can not be read', ['x10_a/a.png'], 'x10_a', /"x10_a" begins with no number/],
    ['zero repeats', ['0_a/a.png'], '0_a', /"0_a" begins with no number above 0/],
    [
      'one level too deep',
      [...pair('10_a/a'), 'deep.txt', '10_a/more/b.png'],
      '10_a/more',
      /It lies in "10_a"/,
    ],
    ['pictures one level below', ['x/y/a.png'], 'x', /Pictures lie in folders of it: y/],
  ])('%s', (_, files, folder, expected) => {
    expect(explain(files, folder)).toMatch(expected);
  });

  it('of a declared dataset that narrows its pictures, or ignores some', () => {
    const files = ['lora-dataset.toml', ...pair('img/a'), ...pair('old/b')];
    expect(explain(files, 'old', '[dataset]\nimages = "img"')).toMatch(/left out: "images".*"img"/);
    expect(explain(files, 'old', '[dataset]\nignore = ["old/**"]')).toMatch(/1 of its pictures.*"old\/\*\*"/);
  });
});

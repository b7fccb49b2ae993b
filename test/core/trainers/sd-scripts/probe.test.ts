import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProbe, probeArguments, torchTarget } from '../../../../core/trainers/sd-scripts/probe.ts';

const answer = '{"version": "3.10.11", "packages": {"torch": "2.6.0+cu124", "xformers": null}}';
const facts = { version: '3.10.11', packages: { torch: '2.6.0+cu124', xformers: undefined } };

describe('the answer of a Python', () => {
  it('is asked for with a program on the command line, and imports nothing heavy', () => {
    const [flag, program = '', ...packages] = probeArguments;
    expect(flag).toBe('-c');
    expect(program).not.toMatch(/import torch/);
    expect(packages).toEqual(expect.arrayContaining(['accelerate', 'torch', 'bitsandbytes', 'xformers']));
  });

  it.each([
    ['alone', answer],
    ['with a line end of Windows', `${answer}\r\n`],
    ['behind what a package prints', `A matching Triton is not available\n${answer}\n\n`],
  ])('is read %s', (_, output) => expect(parseProbe(output)).toEqual(facts));

  it.each(['', 'Python 3.10', '{}', '{"version": 3, "packages": {}}', `${answer}\nbye`, 'null', '[]'])(
    'is none: %j',
    (output) => expect(parseProbe(output)).toBeUndefined(),
  );

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (output) => void parseProbe(output)));
  });
});

describe('what a PyTorch is built for', () => {
  it.each([
    ['2.6.0+cu124', 'cuda'],
    ['2.6.0+cpu', 'cpu'],
    ['2.6.0+cpu.cxx11.abi', 'cpu'],
    ['2.5.1+rocm6.2', 'rocm'],
    ['2.6.0', undefined],
    ['2.7.0a0+git1234', undefined],
    [undefined, undefined],
  ])('%j: %j', (torch, target) => {
    expect(torchTarget({ version: '3.10.11', packages: { torch } })).toBe(target);
  });
});

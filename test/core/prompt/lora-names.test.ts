import { describe, expect, it } from 'vitest';
import { isShared, lorasByName } from '../../../core/prompt/lora-names.ts';

const named = (...files: readonly (readonly [name: string, alias?: string])[]) => {
  const loras = files.map(([name, alias]) => ({ name, alias }));
  return [...lorasByName(loras)].map(([called, { name }]) => [called, name]);
};

describe('what a prompt may call a LoRA', () => {
  it('is its file, and what it calls itself', () => {
    expect(named(['downloaded_v3', 'alice'], ['bob'])).toEqual([
      ['downloaded_v3', 'downloaded_v3'],
      ['bob', 'bob'],
      ['alice', 'downloaded_v3'],
    ]);
  });

  it.each([
    [
      'the epochs of a training share it',
      [
        ['alice-000001', 'alice'],
        ['alice-000002', 'Alice'],
      ],
    ],
    [
      'a file has it',
      [
        ['alice', 'other'],
        ['alice-000001', 'alice'],
        ['x', 'other'],
      ],
    ],
    [
      'it is forbidden',
      [
        ['x', 'None'],
        ['y', 'Addams'],
      ],
    ],
    ['it is the name of its file', [['alice', 'alice']]],
  ] as const)('is only its file where %s', (_, files) => {
    expect(named(...files)).toEqual(files.map(([name]) => [name, name]));
  });

  it('is nobody where several call themselves so', () => {
    const loras = [
      { name: 'a', alias: 'alice' },
      { name: 'b', alias: 'Alice' },
      { name: 'c', alias: 'bob' },
    ];
    expect([isShared(loras, 'alice'), isShared(loras, 'bob')]).toEqual([true, false]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Config } from '../../../core/config/schema.ts';
import { lintPrompt } from '../../../core/trainer-configs/lint-prompt.ts';

function found(text: string, config: Config = {}, severities = {}) {
  const settings = { root: '/data', config, severities };
  return lintPrompt('/data/prompts/my.prompt', text, () => 'none', settings).map(
    ({ code, severity, span }) => [code, severity, text.slice(span.start, span.end)],
  );
}

describe('a prompt', () => {
  it('is quiet where all signs do what they look like', () => {
    expect(found('alice, (red hair:1.2), [hat]\nNegative prompt: (bad:1.3)')).toEqual([]);
  });

  it('is told of by one rule, more or less loud', () => {
    expect(found('(alice, <lora:alice:1>')).toEqual([
      ['prompt', 'warning', '('],
      ['prompt', 'info', 'alice'],
    ]);
  });

  it('is as loud as its dataset, or a command line, has it', () => {
    const config = { rules: { prompt: 'hint' } } as const;
    expect(found('(a', config)).toEqual([['prompt', 'hint', '(']]);
    expect(found('(a', config, { prompt: 'error' })).toEqual([['prompt', 'error', '(']]);
    expect(found('(a', { rules: { prompt: 'off' } })).toEqual([]);
    const override = { files: ['prompts/**'], rules: { prompt: 'off' as const } };
    expect(found('(a', { overrides: [override] })).toEqual([]);
  });
});

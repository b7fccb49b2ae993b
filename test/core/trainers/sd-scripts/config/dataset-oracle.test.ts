// What the trainer's schema rejects in a dataset config is an error, and nothing else is.
import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../../../core/message.ts';
import { configs } from '../../../../../core/trainers/sd-scripts/config/index.ts';
import { readOracle } from '../../../../support/oracles.ts';

interface Case {
  readonly id: string;
  readonly masked_loss: boolean;
  readonly toml: string;
  readonly ok: boolean;
  readonly message?: string;
}

const { cases } = readOracle<Case>('dataset-config');

/** The errors in a dataset config, each with what stands at its place. */
function errorsIn(name: string, text: string, masked_loss: boolean): readonly string[] {
  const around = { isMeant: true, role: 'dataset', training: { masked_loss } } as const;
  const read = configs.read({ name, text, bom: false }, around);
  return (read?.flaws ?? [])
    .filter(({ severity }) => severity === 'error')
    .map(({ span, message }) => `${text.slice(span.start, span.end)}: ${formatMessage(message)}`);
}

describe('the trainer answered', () => {
  it('to more than twenty', () => {
    expect(cases.length).toBeGreaterThan(20);
  });

  it.each(cases)('$id, masked_loss $masked_loss: $ok', (one) => {
    const errors = errorsIn('dataset.toml', one.toml, one.masked_loss);
    expect(errors.length === 0, errors.join('\n')).toBe(one.ok);
    const key = /\['(\w+)'\]$/.exec(one.message ?? '')?.[1];
    if (key !== undefined) expect(errors.join('\n')).toContain(key);
  });
});

interface Made {
  readonly toml?: string;
  readonly json?: string;
  readonly masked_loss: boolean;
  readonly ok: boolean;
}

it('agrees about what was made at random', () => {
  const made = readOracle<Made>('dataset-config-made').cases;
  expect(made.length).toBeGreaterThan(400);
  for (const { toml, json = '', masked_loss, ok } of made) {
    const text = toml ?? json;
    const errors = errorsIn(toml === undefined ? 'dataset.json' : 'dataset.toml', text, masked_loss);
    expect(errors.length === 0, `${text}\n${errors.join('\n')}`).toBe(ok);
  }
});

import { describe, expect, it } from 'vitest';
import { headerWith } from '../../../core/lora-file/new-header.ts';

const tensor = { dtype: 'F16', shape: [1], data_offsets: [0, 2] };

describe('a header with other metadata', () => {
  it('has what was set and not what was taken away, and its tensors as they were', () => {
    const json = JSON.stringify({ __metadata__: { ss_tag_frequency: '{}', a: '1' }, t: tensor });
    const changed = headerWith(json, { ss_tag_frequency: null, 'modelspec.trigger_phrase': 'alice', a: '2' });
    expect(JSON.parse(changed)).toEqual({
      __metadata__: { a: '2', 'modelspec.trigger_phrase': 'alice' },
      t: tensor,
    });
  });

  it('needs no metadata, and has none when the last is gone', () => {
    expect(JSON.parse(headerWith(JSON.stringify({ t: tensor }), { a: 'b' }))).toEqual({
      __metadata__: { a: 'b' },
      t: tensor,
    });
    expect(
      JSON.parse(headerWith(JSON.stringify({ __metadata__: { a: 'b' }, t: tensor }), { a: null })),
    ).toEqual({
      t: tensor,
    });
  });

  it('keeps tensors and keys of any name', () => {
    const json =
      '{"__metadata__":{"__proto__":"x"},"__proto__":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}';
    expect(headerWith(json, { constructor: 'y' })).toBe(
      '{"__metadata__":{"__proto__":"x","constructor":"y"},"__proto__":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../core/message.ts';
import { whatInstead } from '../../../core/safetensors/other-formats.ts';

function told(beginning: string, size = beginning.length, length?: number): string | undefined {
  const found = whatInstead(Buffer.from(beginning, 'latin1'), size, length);
  return found && formatMessage(found);
}

describe('a file without a header', () => {
  it.each([
    ['', /empty/],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:', /Git LFS/],
    ['<!DOCTYPE html><html>', /not the file was downloaded/],
    ['\n<html>', /not the file was downloaded/],
    ['{"error":"Unauthorized"}', /not the file was downloaded/],
    ['PK\x03\x04', /PyTorch/],
    ['\x80\x02}q', /PyTorch/],
    ['GGUF\x03', /GGUF/],
  ])('%j is told for what it is', (beginning, said) => {
    expect(told(beginning)).toMatch(said);
  });

  it('is told to be cut off where its header is longer than itself', () => {
    expect(told('x', 60, 480)).toBe('It is cut off: 60 bytes are there, and its header alone has 480.');
  });

  it('is told nothing of where nothing shows', () => {
    expect(told('\x01\x02\x03\x04\x05\x06\x07\x08')).toBeUndefined();
  });
});

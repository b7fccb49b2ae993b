import { describe, expect, it } from 'vitest';
import { downloadName } from '../../../../core/node/dictionaries/downloads-folder.ts';
import { mayFollow, readAddress } from '../../../../core/node/download/address.ts';

describe('an address', () => {
  it.each([
    ['https://example.com/a.csv', true],
    [' https://example.com/a.csv ', true],
    ['http://localhost:8080/a.csv', true],
    ['http://[::1]/a.csv', true],
    ['http://example.com/a.csv', false],
    ['http://localhost.example.com/a.csv', false],
    ['file:///etc/passwd', false],
    ['https://me:secret@example.com/a.csv', false],
    ['danbooru.csv', false],
    ['', false],
  ])('%s may be downloaded from: %s', (text, expected) => {
    expect(readAddress(text) instanceof URL).toBe(expected);
  });

  it.each([
    ['https://a.com', 'https://b.com', true],
    ['https://a.com', 'http://a.com', false],
    ['https://a.com', 'http://127.0.0.1', false],
    ['https://a.com', 'https://localhost', false],
    ['http://127.0.0.1:1', 'http://localhost:2', true],
    ['http://localhost', 'https://a.com', true],
    ['https://localhost', 'http://localhost', false],
  ])('from %s it may go on to %s: %s', (from, to, expected) => {
    expect(mayFollow(new URL(from), new URL(to))).toBe(expected);
  });

  it.each([
    ['https://a.com/lists/danbooru_2026-04-01_pt20-ia-dd.csv?raw=1', 'danbooru_2026-04-01_pt20-ia-dd-N.csv'],
    ['https://a.com/', 'tags-N.csv'],
    ['https://a.com/.csv', 'tags-N.csv'],
    ['https://a.com/..%2F..%2Fevil', 'evil-N.csv'],
    ['https://a.com/%E9%95%BF%20a.txt', '长_a-N.txt'],
    ['https://a.com/%E6%A0%87%E7%AD%BE.csv', '标签-N.csv'],
    ['https://a.com/%zz', 'zz-N.csv'],
    ['https://a.com/con.CSV', 'con-N.csv'],
    ['https://a.com/$(touch%20struck).csv', 'touch_struck-N.csv'],
    ['https://a.com/a;touch%20struck;%0Atouch%20struck.csv', 'a_touch_struck_touch_struck-N.csv'],
    ['https://a.com/--config_file=x.csv', 'config_file_x-N.csv'],
    ["https://a.com/%22'%60a%60%27.csv", 'a-N.csv'],
    ['https://a.com/..%5C..%5Ca%00.csv', 'a-N.csv'],
    ['https://a.com/%E2%80%AEvsc.csv', 'vsc-N.csv'],
  ])('%s becomes the file %s', (address, expected) => {
    expect(downloadName(new URL(address)).replace(/-\d{10}\./, '-N.')).toBe(expected);
  });

  it('becomes a file that no other address with the same name becomes, and always the same', () => {
    const name = (address: string) => downloadName(new URL(address));
    expect(name('https://a.com/danbooru.csv')).not.toBe(name('https://b.com/danbooru.csv'));
    expect(name('https://a.com/danbooru.csv')).not.toBe(name('https://a.com/danbooru.csv?edition=2'));
    expect(name('https://a.com/danbooru.csv')).toBe(name('https://a.com/danbooru.csv'));
  });

  it('with an endless name becomes a file that a disk takes', () => {
    const name = downloadName(new URL(`https://a.com/${'标'.repeat(300)}😀.csv`));
    expect(Buffer.byteLength(name)).toBeLessThan(200);
    expect(encodeURIComponent(name)).toContain('.csv');
  });
});

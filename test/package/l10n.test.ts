import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collectSentences } from '../../scripts/sentences.mjs';

const read = (file: string): Record<string, string | { message: string }> =>
  JSON.parse(readFileSync(file, 'utf8'));
const textOf = (entry: string | { message: string } = '') =>
  typeof entry === 'string' ? entry : entry.message;

/** What has to be the same in every language: places for values, code, icons, and white space around. */
function fixedParts(text: string): unknown {
  const marks = text.match(/\{\d+\}|`[^`]*`|\$\([\w~-]+\)/g) ?? [];
  return [[...new Set(marks)].sort(), /^\s*/.exec(text)?.[0], /\s*$/.exec(text)?.[0]];
}

const ENGLISH = 'bundle.l10n.json';
const languages = readdirSync('l10n')
  .filter((name) => name !== ENGLISH)
  .map((name) => /^bundle\.l10n\.(.+)\.json$/.exec(name)?.[1] ?? name);

it('there is German beside English', () => {
  expect(languages).toContain('de');
});

it('the English bundle, which a translation begins with, is that of the program', { timeout: 60_000 }, () => {
  const { sentences } = collectSentences();
  expect(read(`l10n/${ENGLISH}`)).toEqual(Object.fromEntries(sentences.map((one) => [one, one])));
});

describe.each(languages)('the sentences in %s', (language) => {
  const bundle = read(`l10n/bundle.l10n.${language}.json`);
  const manifest = read(`package.nls.${language}.json`);

  it('are those of the program, all of them', { timeout: 60_000 }, () => {
    const { sentences } = collectSentences();
    expect(sentences.length).toBeGreaterThan(1000);
    expect(
      sentences.filter((one) => !(one in bundle)),
      'untranslated',
    ).toEqual([]);
    const known = new Set(sentences);
    expect(
      Object.keys(bundle).filter((one) => !known.has(one)),
      'left over',
    ).toEqual([]);
  });

  it('have the places, the code and the icons of the English ones', () => {
    for (const [english, text] of Object.entries(bundle))
      expect(fixedParts(textOf(text)), english).toEqual(fixedParts(english));
  });

  it('are there for the manifest, too', () => {
    const english = read('package.nls.json');
    expect(Object.keys(manifest).sort()).toEqual(Object.keys(english).sort());
    for (const [key, entry] of Object.entries(english))
      expect(fixedParts(textOf(manifest[key])), key).toEqual(fixedParts(textOf(entry)));
  });

  it('are there for the pages of the walkthrough, which name commands as the palette does', () => {
    const folder = 'media/walkthrough';
    const pages = readdirSync(folder).filter((name) => !name.includes('.nls.'));
    const theirs = readdirSync(folder).filter((name) => name.includes('.nls.'));
    expect(theirs).toEqual(pages.map((name) => name.replace('.md', `.nls.${language}.md`)));
    const english = read('package.nls.json');
    const commandsIn = (text: string) =>
      [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, title = '']) => title.replace(/\s+/g, ' '));
    for (const [index, name] of pages.entries()) {
      const page = readFileSync(`${folder}/${name}`, 'utf8');
      const other = readFileSync(`${folder}/${theirs[index]}`, 'utf8');
      const keys = commandsIn(page).map((title) =>
        Object.keys(english).find((key) => key.startsWith('command.') && textOf(english[key]) === title),
      );
      expect(keys, name).not.toContain(undefined);
      expect(commandsIn(other), name).toEqual(keys.map((key = '') => textOf(manifest[key])));
      const fixed = (text: string) => text.match(/^```[\s\S]*?^```$|`[^`\n]+`|\]\([^)]+\)|^#+ /gm);
      expect(fixed(other), name).toEqual(fixed(page));
    }
  });
});

import { describe, expect, it } from 'vitest';
import { renameInConfig } from '../../../core/config/rename-in-config.ts';
import { applyTextEdits } from '../../../core/span.ts';
import { grammar } from '../../../core/trainers/sd-scripts/captions.ts';

function renamed(text: string, from = 'alice', to = 'bea', allSpellings = true): string {
  return applyTextEdits(text, renameInConfig(text, { from, to, allSpellings, inSentences: true }));
}

describe('a rename in lora-dataset.toml', () => {
  it('follows in triggers, base captions and tags, and leaves all else as it is written', () => {
    const text = [
      '# alice stays in a comment',
      '[dataset] # the one',
      "trigger = 'alice'",
      'class = "alice"',
      'base_caption = "1girl, alice,  \\"x\\", UHD" # alice',
      '[concepts."10_alice"]',
      'trigger = { all = ["Alice", "woman"] }',
      'base_caption = """solo, alice"""',
      '[tags]',
      'known = ["hat", "alice"]',
      'aliases = { alice = "ally", x = "alice" }',
      '[tags.implies]',
      '"alice" = ["girl"]',
      '[samples]',
      'prompts = ["alice"]',
    ].join('\r\n');
    expect(renamed(text).split('\r\n')).toEqual([
      '# alice stays in a comment',
      '[dataset] # the one',
      "trigger = 'bea'",
      'class = "alice"',
      'base_caption = "1girl, bea,  \\"x\\", UHD" # alice',
      '[concepts."10_alice"]',
      'trigger = { all = ["bea", "woman"] }',
      'base_caption = """solo, bea"""',
      '[tags]',
      'known = ["hat", "bea"]',
      'aliases = { bea = "ally", x = "bea" }',
      '[tags.implies]',
      '"bea" = ["girl"]',
      '[samples]',
      'prompts = ["bea"]',
    ]);
  });

  it('follows in the words of sample prompts, not in their flags', () => {
    const prompts = (line: string) => `[samples]\nprompts = ["x", "${line}"]\n`;
    expect(renamed(prompts('photo of alice, alice --w 512 --n bad, Alice --d 1 --cn alice'))).toBe(
      prompts('photo of bea, bea --w 512 --n bad, bea --d 1 --cn alice'),
    );
    expect(renamed(prompts('alice, hat --n hat'), 'hat', 'cap')).toBe(prompts('alice, cap --n cap'));
  });

  it('splits base captions as the captions are split', () => {
    const text = '[dataset]\nbase_caption = "x ||| alice, y"\n';
    const rename = { from: 'alice', to: 'bea', allSpellings: true, inSentences: false };
    const groups = grammar({ keep_tokens_separator: '|||' });
    expect(applyTextEdits(text, renameInConfig(text, rename, groups))).toBe(text.replace('alice', 'bea'));
  });

  it('edits no more than the letters that differ', () => {
    const text = '[dataset]\nbase_caption = "1girl, alice, UHD"\n';
    const start = text.indexOf('alice');
    expect(
      renameInConfig(text, { from: 'alice', to: 'bea', allSpellings: true, inSentences: false }),
    ).toEqual([{ span: { start, end: start + 5 }, newText: 'bea' }]);
  });

  it('takes other quotation marks only where the name needs them', () => {
    expect(renamed("[dataset]\ntrigger = 'alice'\n", 'alice', "al'ice")).toBe(
      '[dataset]\ntrigger = "al\'ice"\n',
    );
    expect(renamed('[tags]\naliases = { alice = "x" }\n', 'alice', 'a b')).toBe(
      '[tags]\naliases = { "a b" = "x" }\n',
    );
  });

  it('renames views of the dataset, and keeps the names by which the vocabulary knows some', () => {
    const own = '[views."from my side"]\nhides = ["hat"]\n[composition]\n"from my side" = 2\n';
    expect(renamed(own, 'from my side', 'my side')).toBe(
      '[views."my side"]\nhides = ["hat"]\n[composition]\n"my side" = 2\n',
    );
    expect(renamed(own, 'hat', 'cap')).toBe(own.replace('"hat"', '"cap"'));
    const known = '[views."from behind"]\nfiles = ["back_*"]\n';
    expect(renamed(known, 'from behind', 'back view')).toBe(known);
    const both = '[views.a]\nhides = []\n[views.b]\nhides = []\n';
    expect(renamed(both, 'a', 'b')).toBe(both);
  });

  it('leaves a text that is no TOML, and spellings that are not meant', () => {
    expect(renamed('[dataset\ntrigger = "alice"')).toBe('[dataset\ntrigger = "alice"');
    expect(renamed('[dataset]\ntrigger = "alice"', 'Alice', 'bea', false)).toBe(
      '[dataset]\ntrigger = "alice"',
    );
  });
});

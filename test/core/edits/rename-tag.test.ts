import { describe, expect, it } from 'vitest';
import type { BulkEdit, FileText } from '../../../core/edits/bulk-edit.ts';
import { foreseeRename, renameOf } from '../../../core/edits/foresee-rename.ts';
import { renameTag } from '../../../core/edits/rename-tag.ts';
import { formatMessage } from '../../../core/message.ts';
import { applyTextEdits } from '../../../core/span.ts';
import { captionsOf } from '../../support/datasets.ts';
import { datasetOf, noTurn } from '../../support/memory.ts';

const digest = ({ text, bom }: FileText) => `${bom} ${text}`;
const ports = { digest, turn: noTurn };

function foreseen(captions: readonly string[], from: string, to: string, config = '', allSpellings = true) {
  const outlook = foreseeRename(captionsOf(captions, { config }), { from, to, allSpellings });
  return { ...outlook, refusal: outlook.refusal && formatMessage(outlook.refusal) };
}

describe('what a rename would do', () => {
  const captions = ['1girl, alice, Long_Hair', '1girl, alice, long hair', '1girl, alice, smile'];

  it('is told by the counts of the dataset', () => {
    expect(foreseen(captions, 'long hair', 'x')).toEqual({ captions: 2 });
    expect(foreseen(captions, 'long hair', 'x', '', false)).toEqual({ captions: 1 });
    expect(foreseen(captions, 'long hair', ' smile ')).toEqual({
      captions: 2,
      merges: { tag: 'smile', captions: 1 },
    });
    expect(foreseen(captions, 'long hair', 'Long Hair')).toEqual({ captions: 2 });
  });

  it.each([
    ['', '', /at least one letter/],
    ['  ', '', /at least one letter/],
    ['a, b', '', /"," separates them/],
    ['a\nb', '', /one tag/],
    ['a ||| b', '[training.options]\nkeep_tokens_separator = "|||"', /"\|\|\|" separates/],
    ['a;b', '[training.options]\nsecondary_separator = ";"', /";" separates/],
  ])('is refused for the name %j', (to, config, expected) => {
    expect(foreseen(captions, 'smile', to, config).refusal).toMatch(expected);
  });

  it('is refused where nothing would change, and where the trigger would be lost', () => {
    expect(foreseen(captions, 'smile', 'smile').refusal).toMatch(/called so already/);
    expect(foreseen(captions, 'long hair', 'long hair', '', false).refusal).toMatch(/called so already/);
    // Here it makes the other spelling the same.
    expect(foreseen(captions, 'long hair', 'long hair').refusal).toBeUndefined();
    const config = '[dataset]\ntrigger = "alice"';
    expect(foreseen(captions, 'alice', 'smile', config).refusal).toMatch(/the trigger/);
    expect(foreseen(captions, 'smile', 'alice', config).merges).toEqual({ tag: 'alice', captions: 3 });
    expect(foreseen(['A photo of alice, who is in a garden.'], 'alice', 'bea', config).captions).toBe(1);
  });
});

describe('a configuration that is no TOML', () => {
  it('stands against a rename of what it names, since it could not follow', () => {
    const dataset = captionsOf(['alice, hat']);
    const config = { text: '[dataset\ntrigger = "alice"', bom: false };
    const refusal = (from: string) =>
      foreseeRename(dataset, { from, to: 'x', allSpellings: true }, config).refusal?.template;
    expect(refusal('alice')).toMatch(/Mend the mistakes/);
    expect(refusal('hat')).toBeUndefined();
  });
});

describe('renaming a tag', () => {
  it('edits the captions that have it, and the configuration, each with its digest', async () => {
    const text = '[dataset]\ntrigger = "alice"\n';
    const dataset = captionsOf(['1girl, alice', 'hat', "A photo of alice's cat, which is black."], {
      config: text,
    });
    const renaming = renameOf(dataset, { from: 'alice', to: ' bea ', allSpellings: true });
    const edit = await renameTag(dataset, renaming, { text, bom: true }, ports);
    expect(formatMessage(edit.title)).toBe('Rename "alice" to "bea"');
    const textOf = (file: string) => dataset.captions.get(file)?.caption?.text ?? text;
    expect(resultOf(edit, textOf)).toEqual([
      ['front_01.txt', 'false 1girl, alice', '1girl, bea'],
      [
        'front_03.txt',
        "false A photo of alice's cat, which is black.",
        "A photo of bea's cat, which is black.",
      ],
      ['lora-dataset.toml', `true ${text}`, '[dataset]\ntrigger = "bea"\n'],
    ]);
  });

  it('leaves texts without a picture alone', async () => {
    const dataset = datasetOf({ '1_a/a.png': '', '1_a/a.txt': 'hat', '1_a/README.txt': 'hat' });
    const renaming = renameOf(dataset, { from: 'hat', to: 'cap', allSpellings: true });
    const { changes } = await renameTag(dataset, renaming, undefined, ports);
    expect(changes.map(({ file }) => file)).toEqual(['/dataset/1_a/a.txt']);
  });
});

/** Each file of an edit: its name, its digest, its text afterwards. */
function resultOf({ changes }: BulkEdit, textOf: (file: string) => string) {
  return changes.map((change) => {
    const name = change.file.slice(change.file.lastIndexOf('/') + 1);
    return change.kind === 'edit'
      ? [name, change.digest, applyTextEdits(textOf(change.file), change.edits)]
      : [name, change.kind];
  });
}

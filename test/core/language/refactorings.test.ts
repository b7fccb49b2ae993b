import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../core/caption/caption.ts';
import { refactoringsAt } from '../../../core/language/refactorings.ts';
import { renameTarget } from '../../../core/language/rename-target.ts';
import { formatMessage } from '../../../core/message.ts';
import { applyTextEdits } from '../../../core/span.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';

const config = '[dataset]\ntrigger = "alice"\nbase_caption = "alice, hat"\n';

function at(marked: string, options = '') {
  const text = marked.replace('|', '');
  const dataset = captionsOf([text, 'alice', 'alice, hat'], { config: config + options });
  const caption = dataset.captions.get(captionPath(0))?.caption ?? parseCaption('');
  return { text, dataset, caption, offset: marked.indexOf('|') };
}

function refactorings(marked: string, options?: string): readonly string[] {
  const { text, dataset, caption, offset } = at(marked, options);
  return refactoringsAt(dataset, captionPath(0), caption, offset).map((one) => {
    const title = formatMessage(one.title);
    return one.kind === 'move' ? `${title}: ${applyTextEdits(text, one.edits)}` : title;
  });
}

describe('what can be done with a tag', () => {
  it('leaves it in its line and in its group', () => {
    const options = '[training.options]\nenable_wildcard = true\nkeep_tokens_separator = "#"\n';
    const moves = (marked: string) => refactorings(marked, options).filter((one) => one.startsWith('Move'));
    expect(moves('a, b\nc, d|, e')).toEqual([
      'Move "d" to the front: a, b\nd, c, e',
      'Move "d" to the end: a, b\nc, e, d',
    ]);
    expect(moves('a # b, c| # d')).toEqual(['Move "c" to the front: a # c, b # d']);
  });

  it('is nothing for a sentence among tags', () => {
    const sentence = 'alice, 1girl, smile, she has red eyes and is walking in the garden';
    expect(refactorings(sentence.replace('red eyes', 'red |eyes'))).toEqual([]);
    const { dataset, caption, offset } = at(sentence.replace('red eyes', 'red |eyes'));
    expect(renameTarget(dataset, captionPath(0), caption, offset)).toBeUndefined();
  });

  it('depends on where it stands, who has it, and whether the base caption does', () => {
    expect(refactorings('alice,h|at,smile')).toEqual([
      'Move "hat" to the front: hat,alice,smile',
      'Move "hat" to the end: alice,smile,hat',
      'Add "hat" to all captions without it…',
      'Remove "hat" from all captions…',
    ]);
    expect(refactorings('|alice, from side')).toEqual([
      'Move "alice" to the end: from side, alice',
      'Remove "alice" from all captions…',
    ]);
    expect(refactorings('alice, from side|')).not.toContain(
      'Add "from side" to all captions of the view "from side"…',
    );
    expect(refactorings('smile|, facing away')).toContain(
      'Add "smile" to all captions of the view "from behind"…',
    );
  });

  it('is nothing between tags and among sentences', () => {
    expect(refactorings('alice,| hat')).toEqual([]);
    expect(refactorings('She is al|ice, who is standing in a garden.')).toEqual([]);
  });
});

describe('what is renamed from a place', () => {
  const target = (marked: string) => {
    const { dataset, caption, offset } = at(marked);
    return renameTarget(dataset, captionPath(0), caption, offset)?.text;
  };

  it('is the tag, among sentences the trigger', () => {
    expect(target("x, alice's h|at")).toBe("alice's hat");
    expect(target('alice, | hat')).toBeUndefined();
    expect(target('She is Ali|ce, who is standing in a garden with alice.')).toBe('Alice');
    expect(target('She is Alice, who is standing in a garden with alice|.')).toBe('alice');
    expect(target('She is Alice, who is sta|nding in a garden.')).toBeUndefined();
  });
});

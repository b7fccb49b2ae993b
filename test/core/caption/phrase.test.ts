import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPhrase } from '../../../core/caption/phrase.ts';
import { anyText } from '../../support/caption-arbitraries.ts';

describe('findPhrase', () => {
  it.each([
    ["a photo of Alice's cat", 'alice', 'Alice'],
    ['1girl, CHARACTERAI, smile', 'CharacterAI', 'CHARACTERAI'],
    ['from_behind', 'from behind', 'from_behind'],
    ['from behind', 'from_behind', 'from behind'],
    ['a  photo', 'a photo', 'a  photo'],
    ['alice-chan', 'alice', 'alice'],
    ['(alice:1.2)', 'alice', 'alice'],
    ['alice', ' alice ', 'alice'],
    ['[trigger], a photo', '[trigger]', '[trigger]'],
    ['c++ code', 'c++', 'c++'],
    ['a.b', 'a.b', 'a.b'],
    ['smile ^_^', '^_^', '^_^'],
    ['アリスの写真', 'アリス', 'アリス'],
    ['aliceの写真', 'alice', 'alice'],
    ['一个女人', '女人', '女人'],
    ['앨리스가 웃는다', '앨리스', '앨리스'],
    ['cafe\u0301 at night', 'café', 'cafe\u0301'],
    ['2c077, photo', '2c077', '2c077'],
    ['🎀bows, 🎀bow', '🎀bow', '🎀bow'],
  ])('in %j finds %j', (text, phrase, found) => {
    const span = findPhrase(text, phrase);
    expect(span && text.slice(span.start, span.end)).toBe(found);
  });

  it.each([
    ['malice', 'alice'],
    ['alices', 'alice'],
    ['alice2', 'alice'],
    ['background', 'back'],
    ['axb', 'a.b'],
    ['रामा', 'राम'],
    ['side-view', 'side view'],
    ['🎀bows', '🎀bow'],
    ['anything', ''],
    ['anything', ' _ '],
  ])('in %j finds no %j', (text, phrase) => {
    expect(findPhrase(text, phrase)).toBeUndefined();
  });

  it('takes any phrase literally, whatever signs it has', () => {
    fc.assert(
      fc.property(anyText, (phrase) => {
        const span = findPhrase(`, ${phrase} ,`, phrase);
        expect(span === undefined).toBe(phrase.split(/[\s_]+/).join('') === '');
      }),
    );
  });
});

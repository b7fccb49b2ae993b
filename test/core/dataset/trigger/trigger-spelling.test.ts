import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../../core/caption/caption.ts';
import { findMisspeltTrigger } from '../../../../core/dataset/trigger/trigger-spelling.ts';

const misspelt = (text: string, trigger: string | readonly string[], inferred = false) => {
  const alternatives = [trigger].flat().map((phrase) => [phrase]);
  const found = findMisspeltTrigger(parseCaption(text), { alternatives, inferred });
  if (found) expect(text.slice(found.span.start, found.span.end)).toBe(found.written);
  return found?.written;
};

describe('findMisspeltTrigger', () => {
  it.each([
    ['1girl, CharaterAI, smile', 'CharacterAI', 'CharaterAI'],
    ['1girl, characterai', 'CharacterAI', 'characterai'],
    ['a photo of Alcie on a bench in the park', 'Alice', 'Alcie'],
    ["a photo of Alcie's cat on a bench in the park", 'Alice', 'Alcie'],
    ['ohwx wman, smile', 'ohwx woman', 'ohwx wman'],
    ['1girl, character_ai', 'characterAI', 'character_ai'],
  ])('in %j: %s', (text, trigger, written) => {
    expect(misspelt(text, trigger)).toBe(written);
  });

  it.each([
    ['the trigger itself', '1girl, alice', 'alice'],
    ['another word beside the trigger', 'alice, alive, smile', 'alice'],
    ['a real word', '1girl, slice, spice', 'alice'],
    ['the same with another class', 'ohwx man, smile', 'ohwx woman'],
    ['digits', '1girl, style2', 'style1'],
    ['short triggers', '1girl, ska, sls', 'sks'],
    ['another one of several triggers', '1girl, alica', ['alice', 'alica']],
    ['words of two tags', 'big alice, smith', 'alice smith'],
    ['a capital in a sentence', 'Ohwx is sitting in the garden, smiling at the camera.', 'ohwx'],
    ['nothing alike', '1girl, smile', 'alice'],
  ])('minds no %s', (_, text, trigger) => {
    expect(misspelt(text, trigger)).toBeUndefined();
  });

  it('minds no case of a trigger that is only inferred', () => {
    expect(misspelt('1girl, Alice', 'alice', true)).toBeUndefined();
    expect(misspelt('1girl, Alcie', 'alice', true)).toBe('Alcie');
  });
});

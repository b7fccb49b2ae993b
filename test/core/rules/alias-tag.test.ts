// Names that lead to another one: those of tag lists once the rule is on, declared ones always.
import { describe, expect, it } from 'vitest';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { dictionaryOf } from '../../support/dictionary.ts';
import { findingsOf, foundIn } from '../../support/lint.ts';

const dictionary = dictionaryOf('serafuku,0,5000,"sailor_suit,/ser"', 'sailor,0,900,', 'o_o,0,700,"0_0,oo"');
const on = '[rules]\nalias-tag = "info"\n';
const alias = (caption: string, config?: string) => foundIn('alias-tag', [caption], config, { dictionary });
const fixed = (captions: readonly string[], config = on) => {
  const dataset = captionsOf(captions, { config });
  return findingsOf('alias-tag', dataset, captionPath(0), { dictionary }).flatMap(({ fixes }) =>
    fixes.flatMap(({ edits }) => edits.map(({ newText }) => newText)),
  );
};

describe("a tag list's other names", () => {
  it('are off until the rule is on', () => {
    expect(alias('1girl, sailor suit')).toEqual([]);
    expect(alias('1girl, sailor suit', on)).toEqual(['info sailor suit']);
    expect(foundIn('alias-tag', ['1girl, sailor suit'], on)).toEqual([]);
  });

  it('are no names of their own, no trigger and not known', () => {
    expect(alias('serafuku, sailor, o_o, 1girl', on)).toEqual([]);
    expect(alias('sailor suit', `${on}[dataset]\ntrigger = "sailor suit"`)).toEqual([]);
    expect(alias('sailor suit', `${on}[tags]\nknown = ["Sailor_Suit"]`)).toEqual([]);
  });

  it('are not looked for in sentences', () => {
    expect(alias('A girl in a sailor suit, sailor suit, stands on the deck of the old ship.', on)).toEqual(
      [],
    );
  });

  it('give way to the name as the dataset writes it, or with underscores where they have them', () => {
    expect(fixed(['sailor suit', 'Serafuku'])).toEqual(['Serafuku']);
    expect(fixed(['sailor_suit'], `${on}[tags]\naliases = { "sailor suit" = "school uniform" }`)).toEqual([
      'school_uniform',
    ]);
  });
});

describe('declared names', () => {
  it('are a warning though the rule is off, and those of lists are not told with them', () => {
    const config = '[tags]\naliases = { "tee" = "t-shirt" }';
    expect(alias('tee, sailor suit', config)).toEqual(['warning tee']);
    expect(alias('tee, sailor suit', `${config}\n[rules]\nalias-tag = "off"`)).toEqual([]);
  });

  it('of the tag itself say nothing', () => {
    expect(alias('tee', '[tags]\naliases = { "tee" = "Tee" }')).toEqual([]);
  });
});

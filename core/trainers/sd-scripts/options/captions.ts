import { flag, float, int, type OptionTable, text } from './option.ts';

/** How captions are read and changed on the way to the model. */
export const captions: OptionTable = {
  caption_extension: text(
    'Extension of caption files. The default is ".caption": a .txt dataset needs ".txt" said here.',
    { default: '.caption', usual: ['.txt', '.caption'] },
  ),
  caption_extention: text('An old misspelling of caption_extension, still read.'),
  caption_separator: text('What parts the tags of a caption.', { default: ',' }),
  caption_prefix: text('Stands before each caption, with a blank. Does nothing for cached captions.'),
  caption_suffix: text('Stands behind each caption, with a blank. Does nothing for cached captions.'),
  shuffle_caption: flag('Shuffles the tags in each step, but for keep_tokens. Excludes cached captions.'),
  keep_tokens: int('So many tags at the front stay where they are when tags are shuffled or dropped.', {
    default: 0,
  }),
  keep_tokens_separator: text(
    'A mark in captions: what stands before it stays in front, behind a second one at the end. Outweighs keep_tokens.',
    { default: '', usual: ['|||'] },
  ),
  secondary_separator: text(
    'Joins tags that stay together when shuffled; becomes caption_separator in the end.',
    { usual: [';;;'] },
  ),
  enable_wildcard: flag(
    'Chooses one of {a|b} at random, and of a caption with several lines one. Braces are literal without it.',
  ),
  caption_dropout_rate: float('Share of steps with an empty caption, 0 to 1. Excludes cached captions.', {
    default: 0,
  }),
  caption_dropout_every_n_epochs: int('Empties all captions in every so many-th epoch; 0 is never.', {
    default: 0,
  }),
  caption_tag_dropout_rate: float(
    'Share of tags left out in each step, 0 to 1, but for keep_tokens. Excludes cached captions.',
    { default: 0 },
  ),
  token_warmup_min: int('So many tags are read at the beginning of a token warmup.', { default: 1 }),
  token_warmup_step: float(
    'Steps until all tags are read; below 1 a share of all steps. 0 is off. Excludes cached captions.',
    { default: 0 },
  ),
};

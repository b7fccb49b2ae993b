// Captions as nobody writes them: no rule fails, and what is found can be shown and mended.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { captionFile } from '../../core/dataset/assemble.ts';
import { withFiles } from '../../core/dataset/dataset.ts';
import { countTokens } from '../../core/dataset/text-limit.ts';
import { fixCaption } from '../../core/fix.ts';
import { decodeText } from '../../core/node/decode-text.ts';
import { bytesOfText } from '../../core/node/digest.ts';
import { applyTextEdits } from '../../core/span.ts';
import { anyCharacters, anyText, groupedText, tidyCaption } from '../support/caption-arbitraries.ts';
import { captionPath } from '../support/datasets.ts';
import { knowledge } from '../support/knowledge.ts';
import { anySizes, checkSpan, datasetWith, lintStrictly, settings } from './cases.ts';

const configs = [
  '',
  '[dataset]\ntrigger = "1girl"\nbase_caption = "1girl, smile, (a:1.2)"\npurpose = "likeness"\n',
  '[dataset]\ntrigger = { all = ["smile", "É"] }\npurpose = "style"\n',
  '[dataset]\ntrigger = ["日本", "😀"]\npurpose = "finetune"\n',
  '[views."from behind"]\nfiles = ["front_01"]\nhides = ["smile", "hair"]\n',
  '[tags]\nunwanted = ["1girl"]\naliases = { "Long_Hair" = "long hair" }\nimplies = { smile = "É" }\n',
  '[training.options]\nenable_wildcard = true\nkeep_tokens_separator = "|||"\nsecondary_separator = ";;;"\n',
  '[training.options]\ncaption_separator = "、"\nkeep_tokens = 2\nshuffle_caption = true\nmax_token_length = 225\n',
  '[training.options]\nnetwork_module = "networks.lora_flux"\ncaption_prefix = "a,"\ncaption_suffix = ",b"\n',
];

const caption = fc.oneof(
  anyText,
  groupedText,
  anyCharacters,
  tidyCaption.map(({ text }) => text),
);

it('captions', async () => {
  const captions = fc.array(caption, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(captions, fc.constantFrom(...configs), anySizes, async (texts, config, sizes) => {
      const dataset = datasetWith(texts, config, sizes);
      await lintStrictly(dataset);
      const path = captionPath(0);
      const parsed = dataset.captions.get(path)?.caption;
      if (!parsed) throw new Error('a text became no caption');
      for (const { cut } of countTokens(dataset, knowledge, parsed))
        if (cut !== undefined) checkSpan({ start: cut, end: cut }, parsed.text);
      const text = applyTextEdits(parsed.text, fixCaption(dataset, path, { knowledge }));
      const fixed = withFiles(dataset, {
        captions: new Map([[path, captionFile(dataset, { path, text, bom: false })]]),
      });
      expect(fixCaption(fixed, path, { knowledge })).toEqual([]);
    }),
    settings,
  );
});

it('bytes', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc
      .tuple(anyText, fc.uint8Array({ maxLength: 3 }))
      .map(([text, more]) => Buffer.concat([Buffer.from(text), more])),
  );
  fc.assert(
    fc.property(bytes, (one) => {
      const read = decodeText(one);
      if ('text' in read) expect(Buffer.from(bytesOfText(read.text, read.bom)).equals(one)).toBe(true);
      else expect(Buffer.from(one).includes(Buffer.from(read.before))).toBe(true);
    }),
    settings,
  );
});

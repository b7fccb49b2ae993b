// Names that an editor hands over for a configuration: they are written as what they are, whatever they say.
import * as fs from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import type { TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { posix, Workshop } from '../cli/training.ts';
import { hostile } from '../support/hostile-names.ts';
import { uriOf } from './client.ts';
import { open } from './trainings.ts';

describe.runIf(posix)('a recipe with a hostile name', () => {
  it('is kept as a name: nothing else of the configuration is another one', async () => {
    const workshop = new Workshop().settle();
    const editor = await open(workshop);
    const before = fs.readFileSync(path.join(workshop.dataset, 'lora-dataset.toml'), 'utf8');
    let text = '';
    editor.client.onApplyEdit = ({ edit }) => {
      const [change] = edit.documentChanges ?? [];
      const edits = change && 'edits' in change ? change.edits : [];
      text = TextDocument.applyEdits(TextDocument.create('', '', 0, before), edits as TextEdit[]);
      return { applied: true };
    };
    const { training, ...others } = parse(before);
    for (const recipe of [...hostile, 'x"\n[rules]\nall = "off"\n#', '../../struck']) {
      const params = { uri: uriOf(workshop.dataset), recipe };
      expect(await editor.keep('lora/keepRecipe', params)).toEqual({ reason: null });
      expect(parse(text)).toEqual({ ...others, training: { ...Object(training), recipe } });
    }
  });
});

import { describe, expect, it } from 'vitest';
import { uriOf } from './client.ts';
import { stage } from './navigation.ts';

const at = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

describe('the definition, to an editor that knows links', () => {
  const on = stage({ capabilities: { textDocument: { definition: { linkSupport: true } } } });

  it('of a tag is where it is declared', async () => {
    const target = { targetUri: uriOf(on.folder.at('lora-dataset.toml')) };
    expect(await on.ask('definition', '1girl, Dark_|Skin')).toEqual([
      {
        ...target,
        originSelectionRange: at(0, 7, 16),
        targetRange: at(2, 30, 39),
        targetSelectionRange: at(2, 30, 39),
      },
    ]);
    expect(await on.ask('definition', '😀, al|ice')).toEqual([
      {
        ...target,
        originSelectionRange: at(0, 4, 9),
        targetRange: at(1, 11, 16),
        targetSelectionRange: at(1, 11, 16),
      },
    ]);
  });

  it('follows the configuration as it is in the editor', async () => {
    const config = on.folder.at('lora-dataset.toml');
    await on.client.open(config, '# new\r\n[dataset]\r\nbase_caption = "hat"\r\n', 'toml');
    expect(await on.ask('definition', 'ha|t')).toMatchObject([{ targetRange: at(2, 16, 19) }]);
  });

  it('of all else is the picture', async () => {
    const picture = {
      targetUri: on.uri('a.png'),
      targetRange: at(0, 0, 0),
      targetSelectionRange: at(0, 0, 0),
    };
    expect(await on.ask('definition', '1girl, sm|ile')).toEqual([
      { ...picture, originSelectionRange: at(0, 7, 12) },
    ]);
    expect(await on.ask('definition', '1girl, | smile')).toEqual([picture]);
    expect(await on.ask('definition', '1girl\nnot re|ad')).toEqual([picture]);
  });
});

describe('the definition, to an editor that knows places only', () => {
  const on = stage();

  it('is a place', async () => {
    expect(await on.ask('definition', 'ali|ce')).toEqual([
      { uri: uriOf(on.folder.at('lora-dataset.toml')), range: at(1, 11, 16) },
    ]);
    expect(await on.ask('definition', 'smi|le')).toEqual([{ uri: on.uri('a.png'), range: at(0, 0, 0) }]);
  });
});

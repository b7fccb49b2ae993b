// The trainer's own configurations on the command line.
import { describe, expect, it } from 'vitest';
import { readOracle } from '../support/oracles.ts';
import { folderWith, inShort, lintJson, lora, pairs } from './lora.ts';

const dataset =
  '[general]\nkeep_tokens = "1"\ncaption_extension = ".txt"\n[[datasets]]\n[[datasets.subsets]]\nimage_dir = "10_alice"\nnum_repeats = 10\n';

describe('lora lint', () => {
  it('tells of a configuration that is named, and ends with 1 where the trainer rejects it', async () => {
    const folder = folderWith({ 'my.toml': dataset, ...pairs({ a: 'alice' }) });
    const { code, report, stderr } = await lintJson(folder, ['my.toml']);
    expect([code, stderr, inShort(report), report.datasets]).toEqual([
      1,
      '',
      ['my.toml:1:14 config error'],
      [],
    ]);
  });

  it('looks at those in the folders that are named', async () => {
    const folder = folderWith({
      ...pairs({ a: 'alice' }),
      'dataset.toml': dataset,
      'config.toml': 'network_dim = 4\nsample_prompts = "words.txt"\nsde = 1\n',
      'words.txt': 'alice --w512\n',
      'prompts.txt': 'alice --w 512--h 512\n',
      'wan.toml': 'dit = "x"\nnonsense = 1\n',
      'output/config.toml': 'sde = 1\nnetwork_dim = 4\nnetwork_alpha = 4\n',
    });
    const { code, report } = await lintJson(folder);
    expect([code, inShort(report)]).toEqual([
      1,
      [
        'config.toml:2:0 config info',
        'dataset.toml:1:14 config error',
        'prompts.txt:0:13 config warning',
        'words.txt:0:6 config warning',
      ],
    ]);
    expect((await lintJson(folder, ['10_alice'])).report.findings).toEqual([]);
    const { stdout } = await lora(folder, ['lint']);
    expect(stdout).toContain(
      '4 problems (1 error, 2 warnings, 1 info, 0 hints) in 1 dataset, 1 picture, 5 configurations',
    );
  });

  it('looks at prompts, by the LoRAs that lie beside them', async () => {
    const folder = folderWith({
      ...pairs({ a: 'alice' }),
      'my.prompt': 'alice, (hat, <lora:alice:1>, <lora:nobody:1>',
      'alice.safetensors': '',
      'more/right.prompt': '(alice:1.2) <lora:of-run:1>\nNegative prompt: [bad]\n',
      'runs/alice-20260101-120000/output/of-run.safetensors': '',
    });
    const { code, report } = await lintJson(folder);
    expect([code, inShort(report)]).toEqual([
      0,
      ['my.prompt:0:7 prompt warning', 'my.prompt:0:35 prompt info'],
    ]);
    expect(inShort((await lintJson(folder, ['my.prompt', '--rule', 'prompt=off'])).report)).toEqual([]);
    expect((await lintJson(folder, ['my.prompt', '--rule', 'prompt=error'])).code).toBe(1);
    expect((await lora(folder, ['explain', 'prompt'])).stdout).toContain('read otherwise than it looks');
  });

  it('tells what signs of prompts do in those of the trainer', async () => {
    const folder = folderWith({
      'prompts.txt': 'alice, <lora:alice:1> --n (bad\n',
      'prompts.json': '["(a:1.2.3)", { "prompt": "<lora:a:1>", "negative_prompt": "[x" }]',
    });
    const { report } = await lintJson(folder, ['prompts.txt', 'prompts.json']);
    expect(inShort(report)).toEqual([
      'prompts.json:0:1 config warning',
      'prompts.json:0:26 config warning',
      'prompts.json:0:59 config info',
      'prompts.txt:0:7 config warning',
      'prompts.txt:0:26 config info',
    ]);
  });

  it('looks at those beside a dataset, but not at those that it leaves out', async () => {
    const wrong = dataset.replaceAll('10_alice', 'img/10_alice');
    const beside = folderWith({ ...pairs({ a: 'alice' }, 'img/10_alice'), 'train/dataset.toml': wrong });
    expect(inShort((await lintJson(beside)).report)).toEqual(['train/dataset.toml:1:14 config error']);
    const declared = folderWith({
      ...pairs({ a: 'alice' }, 'img/10_alice'),
      'old/dataset.toml': wrong,
      'train/dataset.toml': wrong,
      'lora-dataset.toml': '[dataset]\nimages = "img"\nignore = ["old/**"]\n',
    });
    expect(inShort((await lintJson(declared)).report)).toEqual(['train/dataset.toml:1:14 config error']);
  });

  it('looks at those in a folder without any dataset', async () => {
    const folder = folderWith({ 'configs/dataset.toml': dataset.replace('"1"', '1') });
    const { stdout, stderr, code } = await lora(folder, ['lint', 'configs']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('There is no folder 10_alice');
    expect(stdout).toContain('1 problem (0 errors, 1 warning, 0 infos, 0 hints) in 1 configuration');
  });

  it('is as loud as is said', async () => {
    const folder = folderWith({
      'a.toml': dataset,
      'lora-dataset.toml': '[rules]\nconfig = "hint"\nmissing-folder = "off"\n',
    });
    expect(inShort((await lintJson(folder, ['a.toml'])).report)).toEqual(['a.toml:1:14 config hint']);
    const louder = await lintJson(folder, ['a.toml', '--rule', 'config=warning', '--max-warnings', '0']);
    expect([louder.code, inShort(louder.report)]).toEqual([1, ['a.toml:1:14 config warning']]);
  });

  it('says nothing of what is for another trainer, and can not be used for just anything', async () => {
    const folder = folderWith({
      'job.yaml': 'job: extension\nconfig:\n  name: x\n  process:\n    - type: sd_trainer\n',
      'compose.yaml': 'services: {}\n',
      'pyproject.toml': '[project]\nname = "x"\n',
    });
    expect((await lora(folder, ['lint', 'job.yaml'])).code).toBe(0);
    for (const name of ['compose.yaml', 'pyproject.toml']) {
      const { code, stderr } = await lora(folder, ['lint', name]);
      expect([code, stderr]).toEqual([2, expect.stringContaining('this is nothing that lint knows')]);
    }
    expect((await lora(folder, ['lint', '--ignore-unknown', 'compose.yaml', 'pyproject.toml'])).code).toBe(0);
  });

  it('takes the options of the trainer that the user has', async () => {
    const folder = folderWith({
      'config.toml': 'network_dim = 4\nbrand_new = 1\nsde = 1\n',
      'sd/train_network.py':
        'p.add_argument("--network_module")\np.add_argument("--output_name")\np.add_argument("--network_dim")\n',
      'sd/library/train_util.py': 'p.add_argument("--brand_new")\n',
    });
    const config = folderWith({ 'lora-workbench/trainers.toml': `sd-scripts = '${folder}/sd'\n` });
    const env = { XDG_CONFIG_HOME: config, APPDATA: config, HOME: config };
    const named = await lintJson(folder, ['config.toml'], { env });
    if (process.platform === 'linux')
      expect(inShort(named.report)).toEqual(['config.toml:2:0 config warning']);
    expect(inShort((await lintJson(folder, ['config.toml'])).report)).toContain(
      'config.toml:2:0 config info',
    );
  });
});

interface PromptCase {
  readonly line: string;
  readonly dict: Readonly<Record<string, string | number>>;
}

describe('lora prompts', () => {
  const { cases } = readOracle<PromptCase>('prompt-lines');

  it('writes what the trainer reads, as it was recorded', async () => {
    const folder = folderWith({ 'p.json': JSON.stringify(cases.map(({ line }) => line)) });
    const { code, stdout } = await lora(folder, ['prompts', 'p.json', '--format', 'json']);
    expect([code, JSON.parse(stdout)]).toEqual([0, cases.map(({ dict }) => dict)]);
  });

  it('writes it for people, with what is left out', async () => {
    const folder = folderWith({ 'p.txt': '# mine\na cat --w 512 --d -1 --n bad\n\ndog\n' });
    expect((await lora(folder, ['prompts', 'p.txt'])).stdout).toBe(
      `1. a cat
   width            512
   negative_prompt  bad
   ! --d -1  "--d" takes no sign: the trainer leaves it out.

2. dog
`,
    );
  });

  it('tells what it can not do', async () => {
    const folder = folderWith({ 'a.toml': '[prompt]\n', 'a.yaml': '', 'b.txt': new Uint8Array([0xff]) });
    const run = async (name: string) => {
      const { code, stderr } = await lora(folder, ['prompts', name]);
      return [code, stderr.trim()];
    };
    expect(await run('a.toml')).toEqual([
      1,
      'a.toml:1:2: There is no [[prompt.subset]] here: the trainer stops.',
    ]);
    expect(await run('nowhere.txt')).toEqual([2, expect.stringContaining('there is no such file')]);
    expect(await run('b.txt')).toEqual([2, expect.stringContaining('not UTF-8')]);
    expect(await run('a.yaml')).toEqual([2, expect.stringContaining('.txt, .toml and .json')]);
  });
});

// The npm package, as it is packed and installed: the command alone, without VS Code and without a network.
import { type ExecFileException, execFile } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readsImage } from '../../core/trainers/sd-scripts/images.ts';
import { version } from '../../package.json';
import { folderWith, pairs } from '../cli/lora.ts';

const offline = { npm_config_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' };

function run(
  cwd: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
) {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  const options = { cwd, env: { ...inherited, ...offline, ...env }, shell: process.platform === 'win32' };
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) =>
    execFile(command, args, options, (error: ExecFileException | null, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    ),
  );
}

const twice = '1girl, smile, smile';
const folder = fs.mkdtempSync(path.join(fs.realpathSync(tmpdir()), 'lora-npm-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
let packed: string;

beforeAll(async () => {
  const { stdout } = await run('.', 'npm', [
    'pack',
    '--ignore-scripts',
    '--json',
    '--pack-destination',
    folder,
  ]);
  const [{ filename, files }] = JSON.parse(stdout);
  packed = path.join(folder, filename);
  expect(files.map((file: { path: string }) => file.path).sort()).toEqual([
    'LICENSE',
    'README.md',
    'ThirdPartyNotices.txt',
    'dist/cli.js',
    'dist/clip-merges.bin',
    'dist/dictionary-worker.js',
    'dist/language-server.js',
    'dist/lint-worker.js',
    'dist/lora-file-worker.js',
    'dist/lora.js',
    'dist/pixel-worker.js',
    'dist/scan-worker.js',
    'dist/server.js',
    'dist/thumbnail-worker.js',
    'package.json',
  ]);
}, 60_000);

describe('the npm package (dist/ must be built)', { timeout: 60_000 }, () => {
  it('runs where it is installed, without a network', async () => {
    const folder = folderWith(pairs({ a: twice }));
    const installed = await run(folder, 'npm', ['install', '--no-save', packed]);
    expect([installed.code, installed.stderr]).toEqual([0, '']);
    for (const name of ['lora', 'lora-workbench'])
      expect((await run(folder, 'npx', [name, '--version'])).stdout).toBe(`${version}\n`);
    const { code, stdout } = await run(folder, 'npx', ['lora-workbench', 'lint', '--max-warnings', '0']);
    expect(code).toBe(1);
    expect(stdout).toContain('duplicate-tag');
    const tokens = await run(folder, 'npx', ['lora', 'tokens', '--text', 'solo']);
    expect(tokens).toEqual({ code: 0, stdout: '1\t5797\n', stderr: '' });
  });

  it('has the workers that it starts', async () => {
    const folder = folderWith({});
    await run(folder, 'npm', ['install', '--no-save', packed]);
    const dist = `${folder}/node_modules/lora-workbench/dist`;
    const started = fs.readFileSync(`${dist}/lora.js`, 'utf8').matchAll(/['"]([\w-]+-worker\.js)['"]/g);
    const names = [...new Set([...started].map(([, name]) => name))];
    expect(names).toEqual(expect.arrayContaining(['lint-worker.js', 'pixel-worker.js']));
    expect(names.filter((name) => !fs.existsSync(`${dist}/${name}`))).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('the GitHub Action', { timeout: 60_000 }, () => {
  const lint = (folder: string, inputs: Readonly<Record<string, string>>) =>
    run(folder, 'bash', [path.resolve('scripts/action.sh')], { LORA_PACKAGE: packed, ...inputs });

  it('runs the packed command, and ends as it does', async () => {
    const folder = folderWith({
      ...pairs({ a: twice, b: 'x' }, 'my set/10_a'),
      ...pairs({ a: twice }, '10_b'),
    });
    const failed = await lint(folder, {
      LORA_PATHS: 'my set\n',
      LORA_ARGUMENTS: '--max-warnings=0\n--rule=missing-trigger=off\n',
      LORA_SARIF_FILE: 'lora.sarif',
    });
    expect(failed.code).toBe(1);
    expect(failed.stdout).toMatch(/^::warning file=my set\/10_a\/a\.txt,[^\n]*\n1 problem [^\n]*\n$/);
    expect(JSON.parse(fs.readFileSync(`${folder}/lora.sarif`, 'utf8')).runs[0].results).toHaveLength(1);
    expect((await lint(folder, { LORA_PATHS: '10_b' })).code).toBe(0);
  });

  it('runs nothing that stands in an input', async () => {
    const folder = folderWith(pairs({ a: 'x' }));
    const { code } = await lint(folder, { LORA_PATHS: '$(touch x); `touch x`\n--fix' });
    expect([code, fs.existsSync(`${folder}/x`)]).toEqual([2, false]);
  });

  it('is described as it is, with the package of this version', () => {
    const action = fs.readFileSync('action.yml', 'utf8');
    expect(action).toContain(`    default: lora-workbench@${version}\n`);
    expect(action).toContain('run: bash "$GITHUB_ACTION_PATH/scripts/action.sh"\n');
    const inputs = action.slice(0, action.indexOf('\nruns:')).matchAll(/^ {2}([\w-]+):$/gm);
    const passed = new Map(
      [...action.matchAll(/^ +(LORA_\w+): \$\{\{ inputs\.([\w-]+) \}\}$/gm)].map(([, name, input]) => [
        input,
        name,
      ]),
    );
    const elsewhere = ['working-directory'];
    expect([...passed.keys(), ...elsewhere].sort()).toEqual([...inputs].map(([, name]) => name).sort());
    const used = new Set(fs.readFileSync('scripts/action.sh', 'utf8').match(/LORA_[A-Z_]+/g));
    expect([...passed.values()].sort()).toEqual([...used].sort());
  });
});

it('the hook of pre-commit gets what lint takes, and passes the rest over', () => {
  const hook = fs.readFileSync('.pre-commit-hooks.yaml', 'utf8');
  expect(hook).toContain('  entry: lora lint --ignore-unknown\n');
  const pattern = new RegExp(/^ {2}files: (.*)$/m.exec(hook)?.[1] ?? '');
  const isMeant = (file: string) => pattern.test(file);
  for (const extension of [
    'png',
    'jpg',
    'jpeg',
    'webp',
    'bmp',
    'avif',
    'jxl',
    'PNG',
    'JPEG',
    'gif',
    'Png',
    'md',
  ])
    expect([extension, isMeant(`10_a/x.${extension}`)]).toEqual([extension, readsImage(`x.${extension}`)]);
  const texts = [
    'a/b.txt',
    'a/b.caption',
    'lora-dataset.toml',
    'a/lora-dataset.toml',
    'a/dataset.toml',
    'config.toml',
    'a/b.py',
    'a.toml/b',
  ];
  expect(texts.map(isMeant)).toEqual([true, true, true, true, true, true, false, false]);
});

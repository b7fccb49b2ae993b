// `lora install` with a real Python, its venv and its pip, from a repository and a package index on this machine.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { git, makeRepository, trainerFiles } from '../support/install/machine.ts';
import { servePackages } from '../support/install/package-index.ts';
import { folderWith, lora } from './lora.ts';
import { posix } from './training.ts';

/** A Python that can make environments with pip in them; undefined where this machine has none. */
const python = (() => {
  try {
    const ask = 'import ensurepip, sys, venv; print(sys.executable)';
    return execFileSync('python3', ['-c', ask], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    console.warn('python3 with venv and pip is not here: it is not tried with a real one.');
    return undefined;
  }
})();

/** Builds the trainer's own package without any tool that would have to be downloaded. */
const backend = `
import os, zipfile
def _wheel(folder, content):
    name = "library-0.0.0-py3-none-any.whl"
    info = "library-0.0.0.dist-info"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
        wheel.writestr("library.pth", content)
        wheel.writestr(info + "/METADATA", "Metadata-Version: 2.1\\nName: library\\nVersion: 0.0.0\\n")
        wheel.writestr(info + "/WHEEL", "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(info + "/RECORD", "")
    return name
def build_wheel(folder, settings=None, metadata=None):
    return _wheel(folder, "")
def build_editable(folder, settings=None, metadata=None):
    return _wheel(folder, os.getcwd())
`;

describe.runIf(posix && python !== undefined)('lora install with a real Python', () => {
  it('installs PyTorch, what the trainer needs, and the trainer itself', { timeout: 120_000 }, async () => {
    const folder = folderWith({ 'index/README': '' });
    const repository = path.join(folder, 'repository');
    const { 'setup.py': _, ...files } = trainerFiles;
    makeRepository(repository, {
      ...files,
      'backend.py': backend,
      'pyproject.toml': '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
    });
    const packages = ['torch==2.6.0', 'torchvision==0.21.0', 'accelerate==1.6.0', 'transformers==4.54.1'];
    const index = await servePackages(path.join(folder, 'index'), python ?? '', [
      ...packages,
      'diffusers==0.32.1',
    ]);
    onTestFinished(index.close);
    const to = path.join(folder, "my trainer's #1 ü");
    const config = path.join(folder, 'pip.conf');
    fs.writeFileSync(config, '');
    const args = [
      'install',
      '--to',
      to,
      '--repository',
      repository,
      '--version',
      'v1',
      '--python',
      python ?? '',
    ];
    const torch = ['--torch', 'torch==2.6.0 torchvision', '--torch-index-url', index.url];
    const { code, stdout, stderr } = await lora(folder, [...args, ...torch, '--index-url', index.url], {
      env: {
        // Nothing of what this machine's pip is told otherwise.
        ...{ PIP_CONFIG_FILE: config, PIP_NO_INDEX: '', PIP_FIND_LINKS: '', PIP_EXTRA_INDEX_URL: '' },
        LORA_WORKBENCH_STATE: path.join(folder, 'state'),
        LORA_WORKBENCH_CONFIG: path.join(folder, 'config'),
        PATH: `${folder}:${process.env['PATH']}`,
      },
    });
    const said = stdout + stderr;
    expect(index.asked).toContain('torch');
    const own = path.join(to, 'venv/bin/python');
    const ask = 'import library, torch, accelerate; print(library.__file__, torch.__version__)';
    expect(execFileSync(own, ['-c', ask], { encoding: 'utf8', cwd: folder }).trim(), said).toBe(
      `${path.join(to, 'library/__init__.py')} 2.6.0`,
    );
    expect(git(to, 'status', '--porcelain')).toBe('');
    // This PyTorch is none, which its own question finds out.
    expect(code, said).toBe(1);
    expect(stdout).toMatch(/ok +diffusers +0\.32\.1/);
    expect(stdout).toMatch(/error +What PyTorch can use/);
  });
});

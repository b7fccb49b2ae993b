import type { Options } from '../../../training/options.ts';
import type { RunRecord } from '../../../training/run-record.ts';
import { shellWord } from '../../../training/shell-words.ts';
import { packagesForOptions } from '../packages.ts';
import { SCRIPTS, TORCH, USUAL } from '../sources.ts';
import { revisionOf } from './trained-by.ts';

/** The build of PyTorch that the trainer's own instructions install. */
const BUILD = 'cu124';

/** `setup.sh`: gets the trainer in the version that was to train here, once. @param options of the run */
export function setupScript(record: RunRecord, options: Options): string {
  const { packages, build } = torchOf(record);
  const revision = revisionOf(record) ?? '';
  return `#!/usr/bin/env bash
# Gets the trainer into the folder sd-scripts, with a Python environment of its own. What is there already stays.
set -euo pipefail
cd -- "$(dirname -- "\${BASH_SOURCE[0]}")"

REPOSITORY="\${REPOSITORY:-${SCRIPTS}}"
REVISION="\${REVISION:-${revision}}"
TORCH="\${TORCH:-${packages}}"
TORCH_INDEX_URL="\${TORCH_INDEX_URL:-${TORCH}/${build}}"

if [ ! -f sd-scripts/train_network.py ]; then
  rm -rf sd-scripts.new
  git clone "$REPOSITORY" sd-scripts.new
  if [ -n "$REVISION" ]; then git -C sd-scripts.new checkout --quiet --detach "$REVISION"; fi
  mv sd-scripts.new sd-scripts
fi
cd sd-scripts
if [ ! -x venv/bin/python ]; then
  rm -rf venv.new
  "\${PYTHON:-python3}" -m venv venv.new
  mv venv.new venv
fi
# An environment that is moved has the old place in its programs: it is called by its Python alone.
read -r -a torch <<< "$TORCH"
venv/bin/python -m pip install "\${torch[@]}" --index-url "$TORCH_INDEX_URL"
venv/bin/python -m pip install -r requirements.txt
${extrasOf(record, options)}`;
}

/** PyTorch as the trainer here has it, else as its instructions say; one for the processor alone is none for a GPU. */
function torchOf({ trainer }: RunRecord): { readonly packages: string; readonly build: string } {
  const [, version, build = BUILD] =
    /^(\d+\.\d+\.\d+)(?:\+(cu\d+|rocm[\d.]+))?/.exec(trainer.packages['torch'] ?? '') ?? [];
  // The torchvision that goes with another version pip finds itself.
  return { packages: version ? `torch==${version} torchvision` : USUAL.join(' '), build };
}

/** Packages that its requirements leave out, and an option of the training needs: attention of xformers, some optimizers. */
function extrasOf({ trainer: { packages } }: RunRecord, options: Options): string {
  const needed = packagesForOptions(options).map(({ name }) => name);
  const known = packages['xformers'];
  return LEFT_OUT.filter((name) => needed.includes(name) || (name === 'xformers' && known !== undefined))
    .map((name) => {
      const version = packages[name];
      const wanted = shellWord(version === undefined ? name : `${name}==${version}`);
      // A build of it goes with one of PyTorch, and lies where that does.
      const index = name === 'xformers' ? ' --index-url "$TORCH_INDEX_URL"' : '';
      return `venv/bin/python -m pip install ${wanted}${index}\n`;
    })
    .join('');
}

/** What options need that `requirements.txt` of sd-scripts does not name. */
const LEFT_OUT = ['xformers', 'dadaptation'];

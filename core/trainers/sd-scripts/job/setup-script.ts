import type { RunRecord } from '../../../training/run-record.ts';
import { shellWord } from '../../../training/shell-words.ts';
import { SCRIPTS, TORCH, USUAL } from '../sources.ts';
import { revisionOf } from './trained-by.ts';

/** The build of PyTorch that the trainer's own instructions install. */
const BUILD = 'cu124';

/** `setup.sh`: gets the trainer in the version that was to train here, once. */
export function setupScript(record: RunRecord): string {
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
${xformersOf(record)}`;
}

/** PyTorch as the trainer here has it, else as its instructions say; one for the processor alone is none for a GPU. */
function torchOf({ trainer }: RunRecord): { readonly packages: string; readonly build: string } {
  const [, version, build = BUILD] =
    /^(\d+\.\d+\.\d+)(?:\+(cu\d+|rocm[\d.]+))?/.exec(trainer.packages['torch'] ?? '') ?? [];
  // The torchvision that goes with another version pip finds itself.
  return { packages: version ? `torch==${version} torchvision` : USUAL.join(' '), build };
}

/** Attention of xformers is an option of the training that needs it. */
function xformersOf({ trainer: { packages } }: RunRecord): string {
  const version = packages['xformers'];
  if (version === undefined) return '';
  return `venv/bin/python -m pip install ${shellWord(`xformers==${version}`)} --index-url "$TORCH_INDEX_URL"\n`;
}

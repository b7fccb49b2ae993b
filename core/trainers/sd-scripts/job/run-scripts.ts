import { powershellWord, shellWord } from '../../../training/shell-words.ts';
import type { TrainedBy } from './trained-by.ts';

/** What the scripts of a job are made of. */
export interface JobScript {
  /** Of the run. */
  readonly name: string;
  readonly by: TrainedBy;
  /** What has to be there before, relative. */
  readonly models: readonly string[];
}

/** For POSIX systems: `run.sh`. What a rented machine has otherwise is said by variables. */
export function runScript({ name, by, models }: JobScript): string {
  return `#!/usr/bin/env bash
# Trains ${comment(name)}. What README.md says may be set by variables: SD_SCRIPTS, PYTHON, NUM_PROCESSES …
set -euo pipefail
cd -- "$(dirname -- "\${BASH_SOURCE[0]}")"

SD_SCRIPTS="\${SD_SCRIPTS:-sd-scripts}"
NUM_PROCESSES="\${NUM_PROCESSES:-${by.processes}}"
NUM_MACHINES="\${NUM_MACHINES:-${by.machines}}"
MACHINE_RANK="\${MACHINE_RANK:-0}"
MAIN_PROCESS_PORT="\${MAIN_PROCESS_PORT:-${by.port ?? 29500}}"
${by.address === undefined ? '' : `MAIN_PROCESS_IP="\${MAIN_PROCESS_IP:-${by.address}}"\n`}
if [ -z "\${PYTHON:-}" ]; then
  PYTHON=python3
  # Its own environment, or that of the kohya_ss around it.
  for found in "$SD_SCRIPTS"/{venv,.venv,../venv,../.venv}/bin/python; do
    if [ -x "$found" ]; then
      PYTHON="$found"
      break
    fi
  done
fi
if [ ! -f "$SD_SCRIPTS/${by.script}" ]; then
  echo "There is no ${by.script} in \\"$SD_SCRIPTS\\". Run setup.sh, or say where sd-scripts is: SD_SCRIPTS=/path bash run.sh" >&2
  exit 1
fi
for needed in ${models.map(shellWord).join(' ')}; do
  if [ ! -e "$needed" ]; then
    echo "There is no \\"$needed\\" here. Put it there, or a link to it; README.md says what it is." >&2
    exit 1
  fi
done

launch=(
  --num_processes "$NUM_PROCESSES" --num_machines "$NUM_MACHINES" --mixed_precision ${by.precision}
  --dynamo_backend ${by.dynamo} --num_cpu_threads_per_process ${by.threads}
  --config_file=accelerate.yaml
)
if [ "$NUM_PROCESSES" -gt 1 ]; then
  launch+=(--multi_gpu --main_process_port "$MAIN_PROCESS_PORT")
fi
if [ "$NUM_MACHINES" -gt 1 ]; then
  if [ -z "\${MAIN_PROCESS_IP:-}" ]; then
    echo "Several machines have to know the first one: MAIN_PROCESS_IP is not set." >&2
    exit 1
  fi
  launch+=(--machine_rank "$MACHINE_RANK" --main_process_ip "$MAIN_PROCESS_IP")
fi

log=train.log
if [ "$MACHINE_RANK" != 0 ]; then log="train-$MACHINE_RANK.log"; fi
mkdir -p output logs
${variables(by, (key, value) => `export ${key}=${shellWord(value)}`)}

"$PYTHON" -m accelerate.commands.launch "\${launch[@]}" "$SD_SCRIPTS/${by.script}" \\
  --config_file config.toml --dataset_config dataset.toml 2>&1 | tee "$log"
`;
}

/** Without it Windows PowerShell takes a script for one of the system's code page, and finds no name with an umlaut. */
const BYTE_ORDER_MARK = '\uFEFF';

/** For Windows: `run.ps1`, for one machine with one GPU. */
export function powershellScript({ name, by, models }: JobScript): string {
  return `${BYTE_ORDER_MARK}# Trains ${comment(name)}. What README.md says may be set before: $env:SD_SCRIPTS, $env:PYTHON
$ErrorActionPreference = 'Stop'
Set-Location -LiteralPath $PSScriptRoot

$scripts = if ($env:SD_SCRIPTS) { $env:SD_SCRIPTS } else { 'sd-scripts' }
$python = 'python'
# Its own environment, or that of the kohya_ss around it.
foreach ($found in @('venv', '.venv', '../venv', '../.venv')) {
  $candidate = Join-Path $scripts "$found/Scripts/python.exe"
  if (Test-Path -LiteralPath $candidate) { $python = $candidate; break }
}
if ($env:PYTHON) { $python = $env:PYTHON }
$script = Join-Path $scripts '${by.script}'
if (-not (Test-Path -LiteralPath $script)) {
  throw "There is no ${by.script} in ""$scripts"". Say where sd-scripts is, in the variable SD_SCRIPTS."
}
foreach ($needed in @(${models.map(powershellWord).join(', ')})) {
  if (-not (Test-Path -LiteralPath $needed)) {
    throw "There is no ""$needed"" here. Put it there, or a link to it; README.md says what it is."
  }
}

New-Item -ItemType Directory -Force -Path output, logs | Out-Null
${variables(by, (key, value) => `$env:${key} = ${powershellWord(value)}`)}

$words = @(
  '-m', 'accelerate.commands.launch', '--num_processes', '1', '--num_machines', '1',
  '--mixed_precision', '${by.precision}', '--dynamo_backend', '${by.dynamo}', '--num_cpu_threads_per_process', '${by.threads}',
  '--config_file=accelerate.yaml', $script, '--config_file', 'config.toml', '--dataset_config', 'dataset.toml'
)
# What the trainer prints is UTF-8, and so is the log: Windows PowerShell would take both for something else.
[Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)
$log = [System.IO.StreamWriter]::new((Join-Path $PSScriptRoot 'train.log'), $false, [System.Text.UTF8Encoding]::new($false))
$log.AutoFlush = $true
# What the trainer says of itself comes as errors, which are none.
$ErrorActionPreference = 'Continue'
try {
  & $python @words 2>&1 | ForEach-Object { "$_"; $log.WriteLine("$_") }
} finally {
  $log.Dispose()
}
exit $LASTEXITCODE
`;
}

function variables({ environment }: TrainedBy, line: (key: string, value: string) => string): string {
  return Object.entries(environment)
    .filter(([key]) => /^[A-Z_][A-Z0-9_]*$/.test(key))
    .map(([key, value]) => line(key, value))
    .join('\n');
}

/** A text within a comment. */
export function comment(text: string): string {
  return `"${text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}"`;
}

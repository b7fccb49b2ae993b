#!/usr/bin/env bash
# What the GitHub Action (action.yml) runs: `lora lint` of the packed command. Bash 3.2 of macOS is enough.
set -euo pipefail

arguments=()
while IFS= read -r line; do
  if [ -n "$line" ]; then arguments+=("$line"); fi
done <<<"${LORA_ARGUMENTS:-}"
paths=()
while IFS= read -r line; do
  if [ -n "$line" ]; then paths+=("$line"); fi
done <<<"${LORA_PATHS:-}"

lint() {
  npx --yes --package "$LORA_PACKAGE" -- lora lint ${arguments[@]+"${arguments[@]}"} "$@" \
    -- ${paths[@]+"${paths[@]}"}
}

if [ -n "${LORA_SARIF_FILE:-}" ]; then
  # Findings end it with 1: they are told below. Without a report there is nothing to upload.
  lint --format sarif >"$LORA_SARIF_FILE" || [ -s "$LORA_SARIF_FILE" ]
fi
lint --format github

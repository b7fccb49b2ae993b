#!/usr/bin/env node
// `node scripts/hash-distances.mjs`: measures the sample's pictures anew for the page of duplicate-image; then run
// `npm run generate`.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './repository.mjs';

// Where sharp is found from.
const outfile = path.join(root, 'node_modules/.cache/lora-workbench/hash-distances.mjs');
mkdirSync(path.dirname(outfile), { recursive: true });
await build({
  entryPoints: [path.join(root, 'scripts/generate/hash-distances.ts')],
  bundle: true,
  format: 'esm',
  platform: 'node',
  external: ['sharp'],
  outfile,
  logLevel: 'warning',
});
const { hashDistances } = await import(outfile);
const measured = await hashDistances(path.join(root, 'samples/character-ai/img/10_CharacterAI woman'));
const file = path.join(root, 'scripts/generate/hash-distances.json');
writeFileSync(file, `${JSON.stringify(measured, undefined, 2)}\n`);
console.log(`${measured.pictures} pictures measured`);

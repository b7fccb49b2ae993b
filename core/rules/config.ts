import { CONFIG_FILE } from '../config/schema.ts';
import { defineRule, noOptions } from './rule.ts';

export const config = defineRule({
  code: 'config',
  kind: 'fact',
  severity: 'error',
  title: 'A mistake in a configuration file',
  why: `An unknown key or a wrong value in \`${CONFIG_FILE}\`. In the editor the last configuration without mistakes stays in
force until it is mended; \`lora lint\` uses what is right of the file and ends with exit code 2.`,
  options: noOptions,
  examples: [],
});

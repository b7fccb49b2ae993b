import { readConfig } from './config/read-config.ts';
import type { Finding } from './finding.ts';
import { rules } from './rules/index.ts';

/** What is wrong in a `lora-dataset.toml`. */
export function lintConfig(path: string, text: string): readonly Finding[] {
  return readConfig(text, (code) => rules.find((rule) => rule.code === code)?.options).problems.map(
    ({ span, message }) => ({
      code: 'config',
      severity: 'error',
      file: path,
      span,
      message,
      fixes: [],
      related: [],
      scope: 'file',
      count: 1,
      unnecessary: false,
    }),
  );
}

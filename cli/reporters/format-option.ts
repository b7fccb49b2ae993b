import { Option } from 'commander';
import { type Format, reporters } from './index.ts';

/** `--format`. @param description what it writes */
export function formatOption(description: string): Option {
  return new Option('--format <FORMAT>', description)
    .choices(Object.keys(reporters))
    .default('stylish' satisfies Format);
}

import type { Finding } from '../finding.ts';
import { type KnownLoras, promptFlaws } from '../prompt/prompt-flaws.ts';
import { prompt } from '../rules/prompt.ts';
import { type ConfigSettings, findingIn } from './finding-in.ts';

/**
 * What is read otherwise than it looks in a file of a prompt.
 * @param loras those that it may name
 */
export function lintPrompt(
  path: string,
  text: string,
  loras: KnownLoras,
  settings: ConfigSettings,
): readonly Finding[] {
  const finding = findingIn(path, settings);
  return promptFlaws(text, loras).flatMap((flaw) => finding(prompt, flaw));
}

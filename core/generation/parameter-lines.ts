import { type Message, message } from '../message.ts';
import type { GenerationParameters } from './generation-parameters.ts';

/** How a picture was made, in lines to read: the prompt, the negative prompt, the settings. */
export function parameterLines(
  { form, prompt, negative, settings }: GenerationParameters,
  say: (message: Message) => string,
): readonly string[] {
  const width = Math.max(0, ...[...settings.keys()].map((name) => name.length));
  const nothing = `(${say(message('nothing'))})`;
  return [
    ...section(say(message('Prompt')), prompt === '' ? [nothing] : prompt.split('\n')),
    ...section(say(message('Negative prompt')), negative === '' ? [nothing] : negative.split('\n')),
    ...section(
      say(form === 'comfyui' ? message('Settings (from the graph of ComfyUI)') : message('Settings')),
      settings.size === 0
        ? [nothing]
        : [...settings].map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    ),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return [title, ...lines.map((line) => `  ${line}`), ''];
}

import process from 'node:process';

/** What an editor has in its environment that is none of another program's business, or would change what it does. */
const OURS = /^(?:ELECTRON_|VSCODE_|NODE_OPTIONS$|PYTHONHOME$|LORA_WORKBENCH_)/;

/** The environment of this process as a program of the user's would have it without us. */
export function childEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name, value]) => value !== undefined && !OURS.test(name));
  return Object.fromEntries(kept) as Record<string, string>;
}

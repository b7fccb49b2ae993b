/** Whether a `.txt` is called as prompt files are. */
export function isPromptName(name: string): boolean {
  return /prompt[^/]*\.txt$/i.test(name);
}

/** Whether a file may be a configuration by its name: any TOML, since trainings are called anything. */
export function mayBeConfig(name: string): boolean {
  return /\.toml$/i.test(name) || isPromptName(name) || /(?:dataset|prompt)[^/]*\.json$/i.test(name);
}

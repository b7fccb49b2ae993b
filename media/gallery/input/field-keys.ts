/** Whether a key writes or moves in a field, and is no shortcut of what is around it. VS Code hears of all others. */
export function isForField({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && !/^F\d{1,2}$/.test(key);
}

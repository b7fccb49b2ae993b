/** What a line asks for, by the trainer's names. */
export function readPromptLine(line: string): Readonly<Record<string, string | number>>;

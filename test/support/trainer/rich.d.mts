/** One entry of the log, with its line ends. */
export function logEntry(entry: {
  readonly time?: string | undefined;
  readonly level: string;
  readonly message: string;
  readonly site: string;
  readonly width: number;
}): string;

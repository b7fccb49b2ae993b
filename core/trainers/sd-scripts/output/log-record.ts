/** A line of the trainer's log, which rich writes in columns. */
export interface LogRecord {
  /** DEBUG, INFO, WARNING, ERROR or CRITICAL. */
  readonly level: string;
  /** Without the name of the source file at the right; only the first line, where it is wrapped. */
  readonly message: string;
}

/** The width of the columns in front of the message: the time, a blank, the level, a blank. */
const INDENT = 29;

/** Those columns; the time is blank when it is that of the line before. Words of a wrapped message stand behind them. */
const COLUMNS = /^(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d| {19}) (DEBUG|INFO|WARNING|ERROR|CRITICAL) *$/;

/** Reads a line of the log; undefined for everything else. Source: `setup_logging` in `library/utils.py`. */
export function readRecord(line: string): LogRecord | undefined {
  const level = COLUMNS.exec(line.slice(0, INDENT))?.[1];
  return level === undefined ? undefined : { level, message: withoutSource(line.slice(INDENT).trimEnd()) };
}

/** The next line of a wrapped message, or undefined where the line is none. */
export function readContinuation(line: string): string | undefined {
  return line.startsWith(' '.repeat(INDENT)) ? line.trim() : undefined;
}

/**
 * What follows a progress bar without a line break, as the line that it would be: blanks that wipe out a longer bar are
 * taken away, and the ones of a blank time put back.
 */
export function gluedLine(text: string): string {
  const glued = text.trim();
  return /^(?:DEBUG|INFO|WARNING|ERROR|CRITICAL)\b/.test(glued) ? ' '.repeat(20) + glued : glued;
}

/** `model saved.        train_network.py:1729` without the right column. */
function withoutSource(text: string): string {
  const blank = text.lastIndexOf(' ');
  return /^[\w.-]+\.py:\d+$/.test(text.slice(blank + 1)) ? text.slice(0, Math.max(blank, 0)).trimEnd() : text;
}

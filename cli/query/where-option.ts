import { InvalidArgumentError, Option } from 'commander';
import { formatMessage } from '../../core/message.ts';
import { parseQuery } from '../../core/query/parse.ts';
import type { Query } from '../../core/query/query.ts';
import { escapeControls } from '../terminal/escape.ts';
import { widthOf } from '../terminal/width.ts';

/** `--where`, for a command that can do with a part of the pairs. @param about what is done with the others */
export function whereOption(about: string): Option {
  return new Option('--where <QUERY>', about).argParser(parseWhere);
}

/** Reads a query. @throws InvalidArgumentError for a mistake, with the place of it below the query */
export function parseWhere(text: string): Query {
  const parsed = parseQuery(text);
  if ('query' in parsed) return parsed.query;
  const { span, message } = parsed.mistake;
  const before = widthOf(escapeControls(text.slice(0, span.start)));
  const marked = widthOf(escapeControls(text.slice(span.start, span.end)));
  const mark = `${' '.repeat(before)}${'^'.repeat(Math.max(1, marked))}`;
  throw new InvalidArgumentError(`${formatMessage(message)}\n\n  ${escapeControls(text)}\n  ${mark}`);
}

import { type Message, message } from '../message.ts';
import type { Span } from '../span.ts';
import { INDENT } from './print-sheet.ts';
import { endOfName, readName } from './written-name.ts';

/** A caption as it stands in a sheet. */
export interface SheetBlock {
  readonly name: string;
  readonly nameSpan: Span;
  /** Its lines with `\n` between them, those without text at its end included. */
  readonly text: string;
  /** Where each of these lines begins in the sheet, behind what it is indented by. */
  readonly starts: readonly number[];
  /** Where the last of them ends. */
  readonly end: number;
}

/** What is wrong with a sheet, and where. */
export interface SheetMistake {
  readonly span: Span;
  readonly message: Message;
}

/** A sheet as it is read. Every text is one, if with mistakes. */
export interface ParsedSheet {
  readonly blocks: readonly SheetBlock[];
  readonly mistakes: readonly SheetMistake[];
}

/** A caption whose lines are still read. */
interface OpenBlock {
  readonly name: string;
  readonly nameSpan: Span;
  text: string;
  readonly starts: number[];
  end: number;
}

/** Reads a sheet. */
export function parseSheet(text: string): ParsedSheet {
  const blocks: OpenBlock[] = [];
  const mistakes: SheetMistake[] = [];
  let block: OpenBlock | undefined;
  /** Lines without anything, which belong to a caption only where it goes on behind them. */
  let empty: number[] = [];
  const add = (start: number, end: number, to: OpenBlock) => {
    to.text += `\n${text.slice(start, end)}`;
    to.starts.push(start);
    to.end = end;
  };
  for (const { start, end } of linesOf(text)) {
    const kind = kindOf(text, start, end);
    if (kind === 'empty') {
      empty.push(end);
    } else if (kind === 'further' && block) {
      for (const at of empty) add(at, at, block);
      add(start + (text[start] === '\t' ? 1 : INDENT.length), end, block);
      empty = [];
    } else if (kind === 'further') {
      mistakes.push({
        span: { start, end },
        message: message('There is no caption above that this line could belong to.'),
      });
    } else {
      empty = [];
      block = undefined;
      if (kind === 'comment') continue;
      const colon = kind === 'name' ? endOfName(text, start, end) : undefined;
      if (colon === undefined) {
        mistakes.push({
          span: { start, end },
          message: message(
            'A line begins with the name of a picture and a colon; one that goes on with a caption, with four blanks.',
          ),
        });
        continue;
      }
      const first = colon + (text[colon + 1] === ' ' && colon + 1 < end ? 2 : 1);
      block = {
        name: readName(text.slice(start, colon)),
        nameSpan: { start, end: colon },
        text: text.slice(first, end),
        starts: [first],
        end,
      };
      blocks.push(block);
    }
  }
  return { blocks, mistakes };
}

type LineKind = 'empty' | 'comment' | 'further' | 'crooked' | 'name';

function kindOf(text: string, start: number, end: number): LineKind {
  const first = text[start];
  if (start === end) return 'empty';
  if (first === '#') return 'comment';
  if (first === '\t') return 'further';
  if (first !== ' ') return 'name';
  if (text.startsWith(INDENT, start) && start + INDENT.length <= end) return 'further';
  return text.slice(start, end).trim() === '' ? 'empty' : 'crooked';
}

/** The lines of a text, as editors count them. */
function* linesOf(text: string): Iterable<Span> {
  if (!text.includes('\r')) {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      yield { start, end };
      start = end + 1;
    }
    yield { start, end: text.length };
    return;
  }
  let start = 0;
  for (const { 0: lineEnd, index } of text.matchAll(/\r\n|\r|\n/g)) {
    yield { start, end: index };
    start = index + lineEnd.length;
  }
  yield { start, end: text.length };
}

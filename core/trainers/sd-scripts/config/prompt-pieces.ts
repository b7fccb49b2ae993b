import type { Span } from '../../../span.ts';
import { parsePromptLine, type SamplePrompt } from '../prompt-line.ts';

/** A part of a prompt line between ` --`, as the trainer looks at it. */
export interface PromptPiece {
  /** From its dashes on, for all but the first. */
  readonly span: Span;
  /** Without the dashes. */
  readonly text: string;
  readonly isFirst: boolean;
  /** What it sets; undefined for one that the trainer leaves out. */
  readonly sets: keyof SamplePrompt | undefined;
  /** How much of the text was read for that, from its beginning on. */
  readonly read: number;
}

/** What a setting's name may be, and where what is read of it ends. */
const forms: readonly RegExp[] = [
  /^(?:[whds] \p{Nd}+|[lg] [\p{Nd}.]+)/iu,
  /^(?:n|ss|cn|ctr|rcfg|fs) [^\n]+/iu,
];

/** The parts of a prompt line. @param offset where the line begins in its file */
export function promptPieces(line: string, offset: number): readonly PromptPiece[] {
  let at = offset;
  return line.split(' --').map((text, index) => {
    const isFirst = index === 0;
    const start = isFirst ? at : at + 1;
    const end = (isFirst ? start : start + 2) + text.length;
    at = end;
    const match = forms.map((form) => form.exec(text)).find((found) => found !== null);
    return { span: { start, end }, text, isFirst, sets: settingOf(text), read: match?.[0].length ?? 0 };
  });
}

function settingOf(text: string): keyof SamplePrompt | undefined {
  const { prompt: _, ...said } = parsePromptLine(` --${text}`);
  return Object.keys(said)[0] as keyof SamplePrompt | undefined;
}

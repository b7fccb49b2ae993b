import type { CaptionParts } from '../../../protocol/gallery/caption.ts';

/** A text as a field has it: lines end with a line feed. */
export function inField(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** The parts of a caption at their places in a field. */
export function partsInField(parts: CaptionParts): CaptionParts {
  const { text } = parts;
  if (!text.includes('\r')) return parts;
  const ends = [...text.matchAll(/\r\n/g)].map(({ index }) => index);
  const at = (place: number) => place - ends.filter((end) => end < place).length;
  const moved = <Part extends { start: number; end: number }>(part: Part): Part => ({
    ...part,
    start: at(part.start),
    end: at(part.end),
  });
  return {
    ...parts,
    text: inField(text),
    tags: parts.tags.map(moved),
    lost: parts.lost.map(moved),
    findings: parts.findings.map((finding) => ({
      ...moved(finding),
      fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(moved) })),
    })),
  };
}

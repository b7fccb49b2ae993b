/** A text that stands in Markdown as it is. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>&~:$]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

/** A picture in a hover, so high (pixels). */
export function markdownImage(uri: string, height: number): string {
  return `![](${encodeURI(decodeURI(uri)).replaceAll('(', '%28').replaceAll(')', '%29')}|height=${height})`;
}

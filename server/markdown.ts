/**
 * A text that stands in Markdown as it is, at a line's beginning too. Nothing is escaped that means nothing where it stands:
 * Neovim shows the backslashes.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*<|~$]|\](?=[([:])/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=[#\w])/g, '\\&')
    .replace(/:(?=\/\/)|(?<=www)\.|(?<=\S)@(?=\S)/gi, '\\$&')
    .replace(/^(\s*)([#+\-=>])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

/** A picture in a hover, so high (pixels). */
export function markdownImage(uri: string, height: number): string {
  return `![](${encodeURI(decodeURI(uri)).replaceAll('(', '%28').replaceAll(')', '%29')}|height=${height})`;
}

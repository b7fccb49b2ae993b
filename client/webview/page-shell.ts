/** What a page of ours in a webview is made of; addresses as the webview knows them. */
export interface PageShell {
  /** From where the page may load what it shows. */
  readonly source: string;
  /** From where it may load pictures, too. */
  readonly pictures?: string;
  /** Made anew for each page. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  /** The language of the page's sentences, as in `en`. */
  readonly language: string;
  /** What the page is called, in that language; plain letters. */
  readonly title: string;
}

/**
 * A page without any data: those come by messages, so that no name and no caption is ever read as HTML.
 * @param body its first elements, in HTML of ours
 */
export function pageShell(
  { source, pictures = '', nonce, script, style, language, title }: PageShell,
  body: string,
): string {
  const policy = [
    "default-src 'none'",
    `img-src ${source} ${pictures}`.trim(),
    `style-src ${source}`,
    `font-src ${source}`,
    `script-src 'nonce-${nonce}'`,
    // What the default doesn't speak for, and what it does once more: no page asks the network for anything.
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>${title}</title>
</head>
<body>
${body}
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

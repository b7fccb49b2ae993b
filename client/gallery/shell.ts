import { type PageShell, pageShell } from '../webview/page-shell.ts';

/** The gallery's page, still empty. */
export function shell(page: PageShell): string {
  return pageShell(
    // Small pictures that the page makes itself, where there are no others.
    { ...page, pictures: 'blob:' },
    `<header id="bar"></header>
<main id="body">
<h1 class="unseen">${page.title}</h1>
<div id="notice" hidden></div>
<div id="scroller"><div id="grid" role="grid" aria-multiselectable="true"></div></div>
<div id="pane" hidden></div>
</main>
<div id="status"></div>`,
  );
}

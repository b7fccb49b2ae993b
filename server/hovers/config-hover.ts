import { type ClientCapabilities, type Hover, MarkupKind } from 'vscode-languageserver/node';
import type { ConfigHover } from '../../core/config/hover-config.ts';
import { type Positions, rangeOf } from '../convert.ts';
import { escapeMarkdown } from '../markdown.ts';
import { translate } from '../translate.ts';

/** What is known of a place of a configuration, as LSP has it. */
export function configHover(
  client: ClientCapabilities,
  places: Positions,
  { span, title, lines }: ConfigHover,
): Hover {
  const told = lines.map(translate);
  const isMarkdown = client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false;
  const contents = isMarkdown
    ? {
        kind: MarkupKind.Markdown,
        value: [`**${escapeMarkdown(title)}**`, ...told.map(escapeMarkdown)].join('\n\n'),
      }
    : { kind: MarkupKind.PlainText, value: [title, ...told].join('\n') };
  return { range: rangeOf(places, span), contents };
}

import type { ConfigCompletion, ConfigItem } from '../../core/config/complete-config.ts';
import type { ConfigDocument } from '../../core/config/config-document.ts';
import { applyTextEdits } from '../../core/span.ts';

/** What is offered where `|` stands in a configuration, and what comes of it. */
export class MarkedConfig {
  readonly text: string;
  readonly offset: number;
  readonly #document: ConfigDocument | undefined;

  constructor(marked: string, open: (text: string) => ConfigDocument | undefined) {
    this.offset = marked.indexOf('|');
    this.text = marked.replace('|', '');
    this.#document = open(this.text);
  }

  get completion(): ConfigCompletion | undefined {
    return this.#document?.complete(this.offset);
  }

  get labels(): readonly string[] | undefined {
    return this.completion?.items.map(({ label }) => label);
  }

  item(label: string): ConfigItem | undefined {
    return this.completion?.items.find((one) => one.label === label);
  }

  /** The text once an item is taken. */
  with(label: string): string | undefined {
    const item = this.item(label);
    const span = this.completion?.replace;
    return item && span && applyTextEdits(this.text, [{ span, newText: item.newText }]);
  }

  /** What is hovered, its title, and all that is told. */
  get hover(): { readonly of: string; readonly title: string; readonly words: string } | undefined {
    const found = this.#document?.hover(this.offset);
    if (!found) return undefined;
    const { span, title, lines } = found;
    const words = lines.map(({ template, args }) =>
      template.replace(/\{(\d)\}/g, (_, at) => String(args[at])),
    );
    return { of: this.text.slice(span.start, span.end), title, words: words.join('\n') };
  }
}

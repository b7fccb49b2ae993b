import * as vscode from 'vscode';
import { basename } from '../../core/path.ts';
import type { KeptDraft } from '../../protocol/gallery/draft.ts';
import type { EditOutcome } from '../../protocol/gallery/edits.ts';
import type { GalleryParams } from '../../protocol/gallery/requests.ts';
import type { Kept } from './kept.ts';

type Edit = GalleryParams<'editNow'>;

/**
 * What is written of captions in one page of the gallery and not saved yet: VS Code closes a page without asking it, so that
 * this is saved from here then. What can't be saved is kept for the next page, and told of.
 */
export class PageDrafts {
  readonly #kept: Kept;
  readonly #edit: (edit: Edit) => Promise<EditOutcome>;
  readonly #written = new Map<string, KeptDraft>();
  #saving: Promise<unknown> = Promise.resolve();

  /** @param edit carries an edit out */
  constructor(kept: Kept, edit: (edit: Edit) => Promise<EditOutcome>) {
    this.#kept = kept;
    this.#edit = edit;
  }

  /** Takes what the user writes. */
  write(draft: KeptDraft): void {
    this.#written.set(draft.image, draft);
  }

  /** What was written of a caption is saved by now, or given up. */
  async end(image: string): Promise<void> {
    this.#written.delete(image);
    await this.#kept.endDraft(image);
  }

  /** Carries an edit of the page's out; where that is a caption as the user wrote it, and is refused, that is kept. */
  save(edit: Edit): Promise<EditOutcome> {
    const saved = this.#save(edit);
    this.#saving = Promise.allSettled([this.#saving, saved]);
    return saved;
  }

  /** The page is closed: saves what it hasn't. */
  async close(): Promise<void> {
    await this.#saving;
    for (const { dataset, image, base, text } of this.#written.values()) {
      const operation = { kind: 'set' as const, text };
      const reason = await this.#save({ dataset, images: [image], operation, base }).then(
        reasonOf,
        (error: unknown) => String(error),
      );
      if (reason !== undefined) tell(image, reason);
    }
  }

  async #save(edit: Edit): Promise<EditOutcome> {
    const { dataset, images, operation, base } = edit;
    const [image] = images;
    if (operation.kind !== 'set' || base === null || image === undefined) return this.#edit(edit);
    const { text } = operation;
    const keep = () => this.#kept.keepDraft({ image, dataset, base, text });
    try {
      const outcome = await this.#edit(edit);
      if (reasonOf(outcome) !== undefined) await keep();
      else await this.#settle(image, text);
      return outcome;
    } catch (error) {
      await keep();
      throw error;
    }
  }

  /** This much of what is written is saved. */
  async #settle(image: string, text: string): Promise<void> {
    const written = this.#written.get(image);
    if (!written || written.text === text) await this.end(image);
    else this.#written.set(image, { ...written, base: text });
  }
}

/** Why an edit of one caption was not done; undefined where it was. */
function reasonOf({ problem, refused }: EditOutcome): string | undefined {
  return problem ?? refused[0]?.reason;
}

function tell(image: string, reason: string): void {
  const text = vscode.l10n.t(
    'The caption of "{0}" was not saved: {1}. What was written is kept; go to the picture in the gallery.',
    basename(vscode.Uri.parse(image).path),
    reason,
  );
  const open = vscode.l10n.t('Open Gallery');
  vscode.window.showWarningMessage(text, open).then((chosen) => {
    if (chosen === open) return vscode.commands.executeCommand('lora.openGallery');
    return undefined;
  });
}

import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver/node';
import { message } from '../../core/message.ts';
import { hasWords, networkPlace } from '../../core/prompt/complete-network.ts';
import { isPromptFile } from '../../core/prompt/prompt-file.ts';
import { rangeOf } from '../convert.ts';
import { translate } from '../translate.ts';
import { pathOfUri } from '../uri.ts';
import type { DocumentCompleter } from './document-completer.ts';

/** What begins a network in a prompt. */
export const promptTriggers = ['<'];

/** LoRAs in a prompt, with what triggers them. */
export const inPrompt: DocumentCompleter = async (context, { textDocument, position, trigger }) => {
  const { documents, loraFiles, client, session } = context;
  const path = pathOfUri(textDocument.uri);
  const isForPrompts = trigger !== undefined && promptTriggers.includes(trigger);
  // In other documents it begins nothing.
  if (path === undefined || !isPromptFile(path)) return isForPrompts ? null : undefined;
  await session.ready();
  const document = documents.get(textDocument.uri);
  const place = document && networkPlace(document.getText(), document.offsetAt(position));
  if (!place) return null;
  const isSnippet = client.textDocument?.completion?.completionItem?.snippetSupport === true;
  const range = rangeOf(document, place.replace);
  const files = [...loraFiles.byName(path)].filter(([, { isOther }]) => !isOther);
  return {
    isIncomplete: false,
    items: files.map(([called, file], index) => {
      const found = file.trigger;
      const after = found === undefined || hasWords(place.prompt, found) ? '' : ` ${found}`;
      const name = `<lora:${called}`;
      const where =
        file.run === undefined ? message('Beside this file') : message('Of the run {0}', file.run);
      const isAlias = called !== file.name;
      return {
        // A list is narrow, and epochs differ at the end of their names.
        label: called,
        kind: CompletionItemKind.File,
        ...(found === undefined ? {} : { detail: found }),
        documentation: isAlias
          ? [message('In the file {0}.safetensors', file.name), where].map(translate).join('. ')
          : translate(where),
        sortText: String(index).padStart(4, '0'),
        filterText: name,
        ...(isSnippet && !place.isFollowed ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
        textEdit: {
          range,
          newText: place.isFollowed
            ? name
            : isSnippet
              ? `${escapeSnippet(name)}:\${1:1}>${escapeSnippet(after)}`
              : `${name}:1>${after}`,
        },
      };
    }),
  };
};

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

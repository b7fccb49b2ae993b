import { type Caption, readText } from '../caption/caption.ts';
import { removeTag } from '../caption/edit.ts';
import { findPhrases } from '../caption/phrase.ts';
import { isRegularization, subjectTriggerIn } from '../dataset/regularization.ts';
import type { Fix } from '../finding.ts';
import { message } from '../message.ts';
import type { Span } from '../span.ts';
import { defineRule, noOptions } from './rule.ts';

const reg = '[dataset]\ntrigger = "ohwx"\nclass = "woman"\n[concepts."1_woman"]\nis_reg = true';

export const triggerInRegularization = defineRule({
  code: 'trigger-in-regularization',
  kind: 'consistency',
  severity: 'warning',
  title: 'The trigger in a caption of a regularization picture',
  why: `Regularization pictures (\`is_reg\` under \`[concepts]\`) show the class in general, so that the trainer doesn't bind the
subject to the word of its class. A caption of one that has the trigger teaches that all these people are the subject.

Words of the class, and plain words that a trigger may have beside its own (\`{ all = ["ohwx", "woman"] }\`), are not
found. A trigger that nobody declared makes it an info.`,
  options: noOptions,
  examples: [
    {
      title: 'a tag of its own',
      config: reg,
      folder: '1_woman',
      caption: 'photo, «ohwx», woman, smile',
      fixed: 'photo, woman, smile',
    },
    {
      title: 'in front of the class',
      config: reg,
      folder: '1_woman',
      caption: 'A photo of «ohwx» woman in a garden, the sun is low behind her.',
      fixed: 'A photo of woman in a garden, the sun is low behind her.',
    },
    { title: 'the class alone', config: reg, folder: '1_woman', caption: 'photo, woman, smile' },
    {
      title: 'a picture of the subject',
      config: reg,
      folder: '10_ohwx woman',
      caption: 'photo, ohwx, woman',
    },
  ],
  *caption({ dataset, caption, folder }) {
    if (!isRegularization(dataset, folder)) return;
    const text = readText(caption);
    const found = subjectTriggerIn(dataset, text);
    if (!found) return;
    for (const phrase of found.phrases) {
      for (const span of findPhrases(caption.text, phrase, caption.read)) {
        yield {
          span,
          ...(found.inferred ? { severity: 'info' as const } : {}),
          message: message(
            '"{0}" calls the subject, and this is a regularization picture: its class is learned as the subject.',
            caption.text.slice(span.start, span.end),
          ),
          fixes: removal(caption, span),
        };
      }
    }
  },
});

/** Takes a phrase out: the tag that it is, or the words in front of others. At the end of a sentence it would be missed. */
function removal(caption: Caption, span: Span): readonly Fix[] {
  const title = message('Remove "{0}"', caption.text.slice(span.start, span.end));
  const tag = caption.tags.findIndex((one) => one.span.start === span.start && one.span.end === span.end);
  if (tag >= 0) return [{ title, kind: 'suggested', edits: [removeTag(caption, tag)] }];
  const [blank = ''] = /^[ \t]+(?=[\p{L}\p{N}])/u.exec(caption.text.slice(span.end, caption.read.end)) ?? [];
  if (blank === '') return [];
  const end = span.end + blank.length;
  return [{ title, kind: 'suggested', edits: [{ span: { start: span.start, end }, newText: '' }] }];
}

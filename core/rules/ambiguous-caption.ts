import { captionPathOf, type Dataset, imagesOfStem } from '../dataset/dataset.ts';
import type { Fix } from '../finding.ts';
import { message } from '../message.ts';
import { basename, splitExtension } from '../path.ts';
import { filesFix } from './files-fix.ts';
import { defineRule, noOptions } from './rule.ts';

export const ambiguousCaption = defineRule({
  code: 'ambiguous-caption',
  kind: 'fact',
  severity: 'warning',
  title: 'Several pictures share one caption file',
  why: `A caption belongs to its picture by the name in front of the extension. Where \`a.png\` and \`a.jpg\` lie in one
folder, the trainer learns both with the caption \`a.txt\`: mostly one of them is a copy that was left over, and the same
picture is trained twice. Where latents are cached on disk, two such pictures of one size share one cache file, too, so
that one of them is trained as the other.`,
  options: noOptions,
  examples: [{ title: 'a caption with its picture', caption: '1girl, alice' }],
  *captionFile({ dataset, file: { path, caption } }) {
    const images = imagesOfStem(dataset, splitExtension(path)[0]);
    if (images.length < 2) return;
    yield {
      message: message(
        '{0} pictures are trained with this caption: {1}.',
        images.length,
        images.map(basename).join(', '),
      ),
      fixes: caption ? images.slice(1).flatMap((image) => apart(dataset, image, caption.text)) : [],
    };
  },
});

/** A picture under a name of its own, with the same caption. */
function apart(dataset: Dataset, image: string, text: string): readonly Fix[] {
  const [stem, extension] = splitExtension(image);
  const to = `${stem}_${extension.slice(1)}${extension}`;
  const path = captionPathOf(dataset, to);
  if (dataset.images.has(to) || dataset.captions.has(path)) return [];
  return [
    filesFix(message('Rename {0} to {1}, with a caption of its own', basename(image), basename(to)), [
      { kind: 'rename', from: image, to },
      { kind: 'create', path, text },
    ]),
  ];
}

import { captionPathOf, type Dataset, imagesOfStem } from '../dataset/dataset.ts';
import { message } from '../message.ts';
import { basename, dirname, splitExtension } from '../path.ts';
import { filesFix } from './files-fix.ts';
import { defineRule, noOptions } from './rule.ts';

export const unsupportedImage = defineRule({
  code: 'unsupported-image',
  kind: 'fact',
  severity: 'warning',
  title: 'A picture that the trainer does not pick up',
  why: `The trainer goes by the extension: it picks up \`.png\`, \`.jpg\`, \`.jpeg\`, \`.webp\`, \`.bmp\` (\`.avif\` and \`.jxl\`
where Python can read them), all in small or all in capital letters. It passes over \`.gif\`, \`.heic\`, \`.tif\` and
others without a word, and over \`.Png\` on Linux and macOS. With a caption somebody meant to train it (warning); without
one it is an info. Quiet where the same picture lies beside it in a format that is picked up.`,
  options: noOptions,
  examples: [{ title: 'a picture that is picked up', image: 'a.webp', caption: '1girl, alice' }],
  *otherFile({ dataset, other: { path, kind } }) {
    if (kind !== 'picture') return;
    // Kept beside its own copy in a format that is trained.
    if (imagesOfStem(dataset, splitExtension(path)[0]).length > 0) return;
    const name = basename(path);
    const isCaptioned = hasCaption(dataset, path);
    const severity = isCaptioned ? {} : { severity: 'info' as const };
    const [stem, extension] = splitExtension(name);
    if (dataset.trainer.readsImage(name.toLowerCase())) {
      yield {
        ...severity,
        message: message(
          'The trainer does not pick up {0} on Linux and macOS: its extension would have to be {1} there.',
          name,
          extension.toLowerCase(),
        ),
        fixes: [
          filesFix(message('Rename it to {0}', stem + extension.toLowerCase()), [
            { kind: 'rename', from: path, to: splitExtension(path)[0] + extension.toLowerCase() },
          ]),
        ],
      };
    } else {
      yield {
        ...severity,
        message: isCaptioned
          ? message(
              'The trainer does not pick up {0}, though it has a caption: it reads no {1}.',
              name,
              extension,
            )
          : message('The trainer does not pick up {0}: it reads no {1}.', name, extension),
      };
    }
  },
});

/** In a folder that nothing is trained of, only pictures with a caption are looked at. */
function hasCaption(dataset: Dataset, path: string): boolean {
  return !dataset.folders.has(dirname(path)) || dataset.captions.has(captionPathOf(dataset, path));
}

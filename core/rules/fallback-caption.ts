import { captionOfImage, captionPathOf } from '../dataset/dataset.ts';
import { message } from '../message.ts';
import { basename } from '../path.ts';
import { filesFix } from './files-fix.ts';
import { defineRule, noOptions } from './rule.ts';

export const fallbackCaption = defineRule({
  code: 'fallback-caption',
  kind: 'fact',
  severity: 'warning',
  title: "A picture that is trained with another file's caption",
  why: `For a picture without a caption of its own the trainer tries a second name: sd-scripts takes the last four parts
between \`_\` for the place of a face that was cut out, and drops them. So \`photo_1_2_3_4.png\` without a
\`photo_1_2_3_4.txt\` is trained with \`photo.txt\`, whatever its name was meant to say.`,
  options: noOptions,
  examples: [{ title: 'a picture with a caption of its own', image: 'photo_1_2_3_4.png', caption: '1girl' }],
  *image({ dataset, image: { path } }) {
    const caption = captionOfImage(dataset, path);
    const own = captionPathOf(dataset, path);
    if (!caption || caption.path === own) return;
    yield {
      message: message(
        'There is no {0}: the trainer takes {1} for {2}.',
        basename(own),
        basename(caption.path),
        basename(path),
      ),
      fixes: caption.caption
        ? [
            filesFix(message('Create {0} with that text', basename(own)), [
              { kind: 'create', path: own, text: caption.caption.text },
            ]),
          ]
        : [],
    };
  },
});

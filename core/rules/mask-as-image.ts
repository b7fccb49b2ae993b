import { isMask, pictureOfMask } from '../dataset/discovery/masks.ts';
import type { Fix } from '../finding.ts';
import { message } from '../message.ts';
import { basename, splitExtension } from '../path.ts';
import { aside, filesFix, MASKS } from './files-fix.ts';
import { defineRule, noOptions } from './rule.ts';

export const maskAsImage = defineRule({
  code: 'mask-as-image',
  kind: 'fact',
  severity: 'warning',
  title: 'A mask that the trainer would learn as a picture',
  why: `Some trainers read masks beside the pictures (\`a-masklabel.png\` for \`a.png\`). This one knows nothing of them: it
picks up whatever is called like a picture, and learns to draw black and white silhouettes. A mask for it lies in a
folder of its own, which \`conditioning_data_dir\` names, or in the alpha channel.

Other names (\`a_mask.png\`) count only beside the picture \`a\` itself, and without a caption.`,
  options: noOptions,
  examples: [{ title: 'somebody with a mask', image: 'alice_mask.png', caption: '1girl, alice, mask' }],
  *image({ dataset, image: { path } }) {
    if (!isMask(dataset, path)) return;
    yield {
      message: message('{0} is the name of a mask: the trainer learns it as a picture.', basename(path)),
      fixes: [moveToMasks(path)],
    };
  },
});

/** The trainer finds a mask by the name of its picture, in the folder that its configuration names. */
function moveToMasks(path: string): Fix {
  const name = basename(path);
  const [stem, extension] = splitExtension(name);
  const picture = pictureOfMask(stem);
  const own = picture === undefined ? name : picture + extension;
  return filesFix(message('Move it to {0} as {1}', MASKS, own), [
    { kind: 'rename', from: path, to: aside(path, MASKS, own) },
  ]);
}

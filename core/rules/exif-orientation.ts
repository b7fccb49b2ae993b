import type { Orientation } from '../image/exif.ts';
import { type Message, message } from '../message.ts';
import { basename } from '../path.ts';
import { defineRule, noOptions } from './rule.ts';

/** How the stored picture, which is trained, looks beside the one that viewers show. */
const trained: Record<Orientation, (name: string) => Message> = {
  2: (name) => message('{0} is trained mirrored: only its EXIF orientation says how viewers show it.', name),
  3: (name) =>
    message('{0} is trained upside down: only its EXIF orientation says how viewers show it.', name),
  4: (name) =>
    message(
      '{0} is trained upside down and mirrored: only its EXIF orientation says how viewers show it.',
      name,
    ),
  5: (name) =>
    message('{0} is trained lying and mirrored: only its EXIF orientation says how viewers show it.', name),
  6: (name) =>
    message(
      '{0} is trained lying on its side, turned left: only its EXIF orientation says how viewers show it.',
      name,
    ),
  7: (name) =>
    message('{0} is trained lying and mirrored: only its EXIF orientation says how viewers show it.', name),
  8: (name) =>
    message(
      '{0} is trained lying on its side, turned right: only its EXIF orientation says how viewers show it.',
      name,
    ),
};

export const exifOrientation = defineRule({
  code: 'exif-orientation',
  kind: 'fact',
  severity: 'warning',
  title: 'A picture that only its EXIF data turn upright',
  why: `Cameras and phones store a picture as the sensor lay and note in its EXIF data how to turn it. Viewers and editors
turn it; the trainer doesn't, and learns it lying on its side. *LoRA: Bake EXIF Rotation…* and \`lora images bake\` write it
anew with the rotation in its pixels, and keep the original: see [pictures written anew](../pictures.md#pictures-written-anew).
Read from the headers of JPEG, PNG and WebP; of a WebP only where the EXIF data stand in
its last 4 KiB.`,
  options: noOptions,
  examples: [{ title: 'a picture that is stored upright', caption: '1girl, alice' }],
  *image({ dataset, image: { path, facts } }) {
    if (dataset.trainer.turnsByExif || facts?.state !== 'readable' || !facts.orientation) return;
    yield { message: trained[facts.orientation](basename(path)) };
  },
});

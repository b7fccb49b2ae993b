import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../core/caption/caption.ts';

const styleOf = (text: string) => parseCaption(text).style;

describe('the style of a caption', () => {
  it.each([
    '1girl, CharacterAI, dark skin, braided hair, earrings, 3D render, UHD, 4K, from behind',
    // A picture of a booru, as its tagger gives it.
    '1girl, solo, long hair, looking at viewer, blush, smile, open mouth, bangs, blue eyes, skirt, shirt, blonde hair, long sleeves, hair between eyes, holding a cup, closed mouth, standing, school uniform, white shirt, pleated skirt, outdoors, day, sky, cloud, hand on own hip, looking to the side, wind, petals, bow, ribbon, serafuku, the legend of zelda: breath of the wild',
    'score_9, score_8_up, score_7_up, source_anime, 1girl, solo, animal ears, rabbit ears, kimono, smile, long hair, red eyes, year of the rabbit',
    'hatsune_miku, vocaloid, twintails, very_long_hair, detached_sleeves',
    '1girl, solo, long hair, smile, from behind, looking at viewer, hand on hip.',
    'bocchi the rock!, gotou hitori, 1girl, pink hair, solo, track jacket, guitar, stage, indoors, closed eyes, sweat',
    'alice',
    'photo of alice',
    ':3, ^_^, !?',
    '1girl、solo、長い髪',
  ])('tags: %s', (text) => {
    expect(styleOf(text)).toBe('tags');
  });

  it.each([
    'A photo of ohwx woman, standing in a garden, wearing a red dress, soft light',
    'A close-up portrait of a young woman with long, flowing hair, looking at the camera. She wears a red dress, and the background is blurred.',
    'The image shows a woman with blonde, wavy, shoulder-length hair, blue eyes, pale skin, red lips, a small nose, and freckles.',
    'In the garden, a woman stands, smiling.',
    'A woman smiles.',
    '[trigger] is sitting on a bench, a book in her hands, while the sun sets behind the trees.',
    'a cinematic film still of Alice walking through the rain at night, neon signs, wet asphalt',
    'Ein Foto von ohwx Frau, die im Garten steht.',
    '一个女人站在花园里，穿着红色的裙子。',
    'Photograph, medium shot, of a woman with curly brown hair, seated at a wooden table, she is holding a cup of coffee.',
  ])('prose: %s', (text) => {
    expect(styleOf(text)).toBe('prose');
  });

  it.each([
    '1girl, alice, dark skin, braided hair, earrings, 3d render, smile, She is standing in a garden.',
    '1girl, solo, red dress, she is standing, smile, outdoors, day, looking at viewer',
  ])('mixed: %s', (text) => {
    expect(styleOf(text)).toBe('mixed');
  });
});

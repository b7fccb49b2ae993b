import { expect, it } from 'vitest';
import { readsImage } from '../../../../core/trainers/sd-scripts/images.ts';

it.each([
  'a.png',
  'a.PNG',
  'a.jpg',
  'a.JPEG',
  'a.webp',
  'a.bmp',
  'a.avif',
  'a.JXL',
  'a.b.png',
  'a b.png',
  '日本.png',
])('reads %s', (name) => {
  expect(readsImage(name)).toBe(true);
});

it.each([
  'a.Png',
  'a.Jpg',
  'a.gif',
  'a.heic',
  'a.tif',
  '.png',
  '._a.png',
  '.hidden.png',
  'png',
  'a.png.txt',
  'a.',
])('does not read %s', (name) => {
  expect(readsImage(name)).toBe(false);
});

// Finds the pictures and captions of a dataset, and says so as the trainer does.
import fs from 'node:fs';
import path from 'node:path';
import { imageSize } from 'image-size';
import { PythonError } from './errors.mjs';
import { createBar, notStarted, quickBar } from './tqdm.mjs';

const extensions = ['.png', '.jpg', '.jpeg', '.webp', '.bmp'].flatMap((one) => [one, one.toUpperCase()]);
const headerSize = 64 * 1024;
const shownMissing = 5;

/** The pictures of a folder, as the trainer lists them. */
export function picturesIn(folder) {
  const names = fs.readdirSync(folder).filter((name) => !name.startsWith('.'));
  const pictures = names.filter((name) => extensions.includes(path.extname(name)));
  const sorted = pictures.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return sorted.map((name) => `${folder.replace(/\/$/, '')}/${name}`);
}

const sizes = new Map();

/** The size of a picture; undefined when it has none. */
export function sizeOf(file) {
  if (!sizes.has(file)) sizes.set(file, readSize(file));
  return sizes.get(file);
}

function firstBytes(file) {
  const bytes = Buffer.alloc(headerSize);
  const descriptor = fs.openSync(file);
  try {
    return bytes.subarray(0, fs.readSync(descriptor, bytes));
  } finally {
    fs.closeSync(descriptor);
  }
}

function readSize(file) {
  for (const read of [firstBytes, fs.readFileSync]) {
    try {
      const { width, height } = imageSize(read(file));
      return [width, height];
    } catch {
      // The header may be longer; else it is no picture.
    }
  }
  return undefined;
}

/** The file that holds a picture's caption; undefined when there is none. */
function captionFileOf(picture, extension) {
  const stem = picture.slice(0, picture.length - path.extname(picture).length);
  const pieces = stem.split('_');
  const withoutFace = pieces.length >= 5 ? pieces.slice(0, -4).join('_') : stem;
  return [stem + extension, withoutFace + extension].find((file) => fs.existsSync(file));
}

function readCaption(picture, { caption_extension: extension }, log) {
  const file = captionFileOf(picture, extension);
  if (file === undefined) return undefined;
  const bytes = fs.readFileSync(file);
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const message = `illegal char in file (not UTF-8) / ファイルにUTF-8以外の文字があります: ${file}`;
    log.error('train_util.py:1962', message);
    throw new PythonError(
      "UnicodeDecodeError: 'utf-8' codec can't decode byte: invalid start byte",
      'failures/empty-caption-file.log',
    );
  }
  if (bytes.length === 0) {
    const message = `caption file is empty / キャプションファイルが空です: ${file}`;
    throw new PythonError(`AssertionError: ${message}`, 'failures/empty-caption-file.log');
  }
  return bytes;
}

/** Reads all captions; @returns {string[]} the pictures without one */
function missingCaptions(pictures, subset, { err, log, tape }) {
  const draw = createBar('read caption: ', pictures.length);
  const close = (done) => err.write(`${draw(done, tape.setupTail())}\n`);
  err.write(draw(0, notStarted));
  const missing = [];
  for (const [index, picture] of pictures.entries()) {
    try {
      if (readCaption(picture, subset, log) !== undefined) continue;
    } catch (error) {
      close(index);
      throw error;
    }
    if (subset.class_tokens === undefined) {
      const text = `neither caption file nor class tokens are found. use empty caption for ${picture} / キャプションファイルもclass tokenも見つかりませんでした。空のキャプションを使用します: ${picture}`;
      log.warning('train_util.py:2071', text);
    }
    missing.push(picture);
  }
  close(pictures.length);
  return missing;
}

function reportMissing(missing, log) {
  if (missing.length === 0) return;
  const count = missing.length;
  const text = `No caption file found for ${count} images. Training will continue without captions for these images. If class token exists, it will be used. / ${count}枚の画像にキャプションファイルが見つかりませんでした。これらの画像についてはキャプションなしで学習を続行します。class tokenが存在する場合はそれを使います。`;
  log.warning('train_util.py:2090', text);
  for (const picture of missing.slice(0, shownMissing)) log.warning('train_util.py:2097', picture);
  const next = missing[shownMissing];
  if (next !== undefined) log.warning('train_util.py:2095', `${next}... and ${count - shownMissing} more`);
}

/** The pictures of a subset. */
export function readSubset(subset, run) {
  const { err, log, tape } = run;
  const folder = subset.image_dir;
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) {
    log.warning('train_util.py:1974', `not directory: ${folder}`);
    return [];
  }
  const pictures = picturesIn(folder);
  log.info('train_util.py:2005', 'get image size from name of cache files');
  err.write(quickBar(pictures.length, tape.setupTail()));
  log.info('train_util.py:2035', `set image size from cache files: 0/${pictures.length}`);
  log.info('train_util.py:2059', `found directory ${folder} contains ${pictures.length} image files`);
  reportMissing(missingCaptions(pictures, subset, run), log);
  return pictures;
}

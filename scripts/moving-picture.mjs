import sharp from 'sharp';

/** How wide the moving picture is (pixels); what is taken is twice as sharp on the screen. */
const WIDTH = 960;

/** Keeps what the workbench shows, frame by frame, and makes one moving picture of it. */
export class MovingPicture {
  #page;
  /** @type {{ png: Buffer, delay: number }[]} */
  #frames = [];

  constructor(page) {
    this.#page = page;
  }

  /** Takes a frame. @param {number} delay how long it is to be seen (ms) */
  async take(delay) {
    this.#frames.push({ png: await this.#page.screenshot(), delay });
  }

  /** Writes all of it as an animated WebP, which begins anew at its end. @returns {Promise<number>} its size in bytes */
  async write(file) {
    const frames = await Promise.all(
      this.#frames.map(({ png }) => sharp(png).resize({ width: WIDTH }).png().toBuffer()),
    );
    const { size } = await sharp(frames, { join: { animated: true } })
      .webp({ quality: 82, effort: 6, loop: 0, delay: this.#frames.map(({ delay }) => delay) })
      .toFile(file);
    return size;
  }
}

/** A text that a picture carries, under a name: a PNG's keyword, or what EXIF calls it. */
export interface PictureText {
  readonly name: string;
  readonly text: string;
}

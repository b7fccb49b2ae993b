/** What is seen of a picture. Pictures beside each other share one view, whatever their sizes are. */
export interface View {
  /** How many times larger the picture is than when all of it is seen. */
  readonly factor: number;
  /** The place in the middle of what is seen, in shares of the picture's width and height. */
  readonly x: number;
  readonly y: number;
}

export type Sides = readonly [width: number, height: number];

/** Where a picture lies, in pixels of the page; seen from the left top of what it is shown in. */
export interface Placed {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** All of the picture. */
export const whole: View = { factor: 1, x: 0.5, y: 0.5 };

/** From one step of the keys to the next. */
export const STEP = 1.25;
/** A pixel of the picture gets no larger (pixels of the page), unless all of it fits so. */
const LARGEST_PIXEL = 16;

/** How large a pixel of a picture is when all of it is seen. */
export function fitOf([width, height]: Sides, box: Sides): number {
  return Math.min(box[0] / width, box[1] / height);
}

/** Where a picture of a size lies in its box. */
export function placed({ factor, x, y }: View, size: Sides, box: Sides): Placed {
  const scale = fitOf(size, box) * factor;
  const [width, height] = [size[0] * scale, size[1] * scale];
  return { left: along(x, width, box[0]), top: along(y, height, box[1]), width, height };
}

/** Whether some of a picture is out of sight. */
export function isCut({ width, height }: Placed, box: Sides): boolean {
  return width > box[0] + 0.5 || height > box[1] + 0.5;
}

/**
 * The view that is so many times larger; what lies under a point stays there.
 * @param point in pixels, from the left top of the box
 */
export function enlarged(view: View, times: number, point: Sides, size: Sides, box: Sides): View {
  const fit = fitOf(size, box);
  const least = Math.min(1, 1 / fit);
  const most = Math.max(1, LARGEST_PIXEL / fit);
  const factor = Math.max(least, Math.min(most, view.factor * times));
  const before = placed(view, size, box);
  const [width, height] = [size[0] * fit * factor, size[1] * fit * factor];
  const x = (point[0] - before.left) / before.width + (box[0] / 2 - point[0]) / width;
  const y = (point[1] - before.top) / before.height + (box[1] / 2 - point[1]) / height;
  return { factor, x: within(x, width, box[0]), y: within(y, height, box[1]) };
}

/** The view after the picture was moved by so many pixels of the page. */
export function moved(view: View, by: Sides, size: Sides, box: Sides): View {
  const { width, height } = placed(view, size, box);
  return {
    ...view,
    x: within(view.x - by[0] / width, width, box[0]),
    y: within(view.y - by[1] / height, height, box[1]),
  };
}

/** In how many columns pictures of a shape are largest in a box. @param below what stands below each (pixels) */
export function columnsFor(count: number, size: Sides, [width, height]: Sides, below: number): number {
  const columns = Array.from({ length: count }, (_, index) => index + 1);
  const fits = columns.map((some) => fitOf(size, [width / some, height / Math.ceil(count / some) - below]));
  return fits.lastIndexOf(Math.max(...fits)) + 1;
}

/** Where one side begins: in the middle where all of it fits; else no gap is left at either end. */
function along(centre: number, length: number, room: number): number {
  if (length <= room) return (room - length) / 2;
  return Math.min(0, Math.max(room - length, room / 2 - centre * length));
}

function within(centre: number, length: number, room: number): number {
  if (length <= room) return 0.5;
  const half = room / 2 / length;
  return Math.max(half, Math.min(1 - half, centre));
}

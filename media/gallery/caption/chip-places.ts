/** The chips of a list, in their order. */
function chipsIn(list: Element): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-place]')];
}

/** Between which chips a point lies: the number of the one behind it; how many there are for the end. */
export function gapAt(list: Element, x: number, y: number): number {
  const chips = chipsIn(list);
  for (const [place, chip] of chips.entries()) {
    const { left, right, top, bottom } = chip.getBoundingClientRect();
    if (y < top) return place;
    if (y <= bottom && x < (left + right) / 2) return place;
  }
  return chips.length;
}

/** The chip in the next line, up or down, that stands nearest; the same one where there is no such line. */
export function chipBeyond(list: Element, place: number, direction: 1 | -1): number {
  const boxes = chipsIn(list).map((chip) => chip.getBoundingClientRect());
  const here = boxes[place];
  if (!here) return place;
  const middle = (here.left + here.right) / 2;
  const others = boxes.map((box, index) => ({ box, index }));
  const beyond = others.filter(({ box }) =>
    direction > 0 ? box.top >= here.bottom : box.bottom <= here.top,
  );
  const line = direction > 0 ? beyond[0]?.box.top : beyond.at(-1)?.box.top;
  const nearest = beyond
    .filter(({ box }) => box.top === line)
    .sort((a, b) => distance(a.box, middle) - distance(b.box, middle))[0];
  return nearest?.index ?? place;
}

function distance({ left, right }: DOMRect, x: number): number {
  return Math.max(left - x, x - right, 0);
}

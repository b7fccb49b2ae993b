const UNITS: readonly string[] = ['KiB', 'MiB', 'GiB', 'TiB'];

/** The size of a file as people read it: `812 bytes`, `9.5 KiB`, `108 MiB`, `1.5 GiB`. @param bytes how many */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  let [value, unit] = [bytes / 1024, 0];
  // What would be rounded to 1024 of a unit is one of the next.
  while (value >= 1023.5 && unit < UNITS.length - 1) [value, unit] = [value / 1024, unit + 1];
  return `${value < 99.95 ? Number(value.toFixed(1)) : Math.round(value)} ${UNITS[unit]}`;
}

// Values as Python prints them. Whole numbers of a configuration are BigInt here and other numbers are number, so that
// `1` and `1.0` stay apart, as they do in the trainer.

function float(value) {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits, exponent] = value.toExponential().split('e');
    return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function quoted(text) {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll(quote, `\\${quote}`);
  return quote + escaped + quote;
}

/** Python's `repr`. */
export function repr(value) {
  if (value === undefined || value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return float(value);
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  const entries = Object.entries(value).map(([key, inner]) => `${quoted(key)}: ${repr(inner)}`);
  return `{${entries.join(', ')}}`;
}

/** Python's `str`. */
export const str = (value) => (typeof value === 'string' ? value : repr(value));

/** A tuple of whole numbers: `(128, 128)`. */
export const tuple = (values) => `(${values.join(', ')})`;

/** Python's `%.Nf`: an exact half goes to the even neighbour. */
export function fixed(value, digits) {
  const scaled = value * 10 ** digits;
  const half = scaled - Math.floor(scaled) === 0.5;
  return half && Math.floor(scaled) % 2 === 0
    ? (Math.floor(scaled) / 10 ** digits).toFixed(digits)
    : value.toFixed(digits);
}

/** Now, as `time.strftime` prints it: `2026-11-22 21:58:24`. */
export function now() {
  const date = new Date();
  const two = (number) => String(number).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}

/** Now, as it stands in file names: `20261122215824`. */
export const stamp = () => now().replace(/\D/g, '');

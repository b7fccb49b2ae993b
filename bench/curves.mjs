import { round } from './summary.mjs';

/** What may be called linear: sorting, and what else goes on on the machine, add a little. */
const LINEAR = 1.1;
/** Signs of a curve's points, by how often the least cost of one they are (logarithmic). */
const WIDTH = 40;

/** How costs grow: of what was measured in time at several sizes. */
export function curvesOf(rows) {
  const byName = new Map();
  for (const { name, size, unit, measured } of rows) {
    const count = Number(/^[\d,]+(?= (?:pairs|captions)$)/.exec(size ?? '')?.[0].replaceAll(',', ''));
    if (!count || !unit.startsWith('ms')) continue;
    byName.set(name, [...(byName.get(name) ?? []), { count, cost: measured }]);
  }
  return (
    [...byName]
      // One that was measured beside two references is at one size nevertheless.
      .filter(([, points]) => new Set(points.map(({ count }) => count)).size > 1)
      .map(([name, points]) => {
        const exponent = exponentOf(points);
        return { name, points, exponent, isLinear: exponent <= LINEAR };
      })
  );
}

/** The slope of the line through the logarithms, by least squares. */
export function exponentOf(points) {
  const logs = points.map(({ count, cost }) => [Math.log(count), Math.log(cost)]);
  const mean = (place) => logs.reduce((sum, log) => sum + log[place], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const above = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  return above / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
}

/** The curves in text: a line for each size, with the cost of one in microseconds as a bar. */
export function plot(curves) {
  const all = curves.flatMap(({ points }) => points.map(perOne));
  const [least, most] = [Math.log(Math.min(...all)), Math.log(Math.max(...all))];
  const bar = (value) =>
    '█'.repeat(1 + Math.round((WIDTH * (Math.log(value) - least)) / (most - least || 1)));
  const parts = curves.map(({ name, points, exponent }) => {
    const lines = points.map((point) => {
      const count = point.count.toLocaleString('en').padStart(9);
      return `${count}  ${round(perOne(point)).padStart(9)} µs  ${bar(perOne(point))}`;
    });
    return [`${name}: exponent ${exponent.toFixed(2)}`, ...lines].join('\n');
  });
  return `\`\`\`text\n${parts.join('\n\n')}\n\`\`\``;
}

function perOne({ count, cost }) {
  return (1000 * cost) / count;
}

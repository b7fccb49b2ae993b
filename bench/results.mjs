import { curvesOf, plot } from './curves.mjs';
import { machine } from './machine.mjs';
import { isReached } from './rows.mjs';
import { round } from './summary.mjs';

/**
 * The text of bench/RESULTS.md.
 * @param {object} all
 * @param {readonly { bench: string, args: readonly string[], rows: readonly import('./rows.mjs').Row[], problem?: string,
 * seconds: number, load: readonly number[] }[]} all.runs
 * @param {readonly string[]} all.remarks what was missing
 * @param {number} all.left how many benches were still to come
 * @param {boolean} all.isQuick
 */
export function results({ runs, remarks, left, isQuick }) {
  const rows = runs.flatMap(({ rows }) => rows);
  const aimed = isQuick ? [] : rows.filter(({ target }) => target);
  const missed = aimed.filter((row) => !isReached(row));
  const curves = curvesOf(rows);
  const growing = curves.filter(({ isLinear }) => !isLinear);
  return `${[
    '# What everything costs',
    `\`npm run bench${isQuick ? ' -- --quick' : ''}\` wrote this on ${new Date().toISOString().slice(0, 10)}. ${machine()}.`,
    ...(isQuick
      ? ['A quick run: small sizes, few rounds. Of so few pairs the start of a program is most of the cost.']
      : []),
    `Each figure is ${isQuick ? 'one of a few' : 'the median of several'}, taken in turns with its reference in the same run. Where others use the machine, times are longer and ratios less certain: the load beside each bench tells.`,
    isQuick
      ? 'Targets are those of a whole run; whether this one reached them says nothing of that.'
      : `Targets: ${aimed.length - missed.length} of ${aimed.length} reached${missed.length > 0 ? '; missed:' : '.'}`,
    ...(missed.length > 0
      ? [missed.map((row) => `- ${nameOf(row)}: ${figureOf(row)} (${targetOf(row)})`).join('\n')]
      : []),
    ...remarks,
    ...(left > 0 ? [`The run was ended before its last ${left} benches.`] : []),
    ...runs
      .filter(({ problem }) => problem)
      .map(({ bench, problem }) => `**${bench} was not measured whole: ${problem}.**`),
    '## Cost against size',
    curves.length === 0
      ? 'Nothing was measured at several sizes.'
      : `Of each the cost of one, at each size, beside that at the smallest: a falling or level line is linear or better. The exponent is that of the whole cost (1: linear). ${growing.length === 0 ? 'All are linear or better.' : `Not so: ${growing.map(({ name }) => name).join(', ')}.`}`,
    ...(curves.length === 0 ? [] : [plot(curves)]),
    '## Figures',
    ...runs.filter(({ rows }) => rows.length > 0).map(tableOf),
  ].join('\n\n')}\n`;
}

function nameOf({ name, size }) {
  return size === undefined ? name : `${name}, ${size}`;
}

function tableOf({ bench, args, rows, seconds, load }) {
  const head =
    '| | size | measured | beside | ratio | target | |\n| --- | --- | ---: | --- | ---: | --- | --- |';
  const lines = rows.map((row) => {
    const { name, size = '', unit, measured, reference, ratio, against } = row;
    const beside = reference === undefined ? '' : `${against}: ${round(reference)} ${unit}`;
    const reached = { true: 'reached', false: '**missed**', undefined: '' }[String(isReached(row))];
    const cells = [name, size, `${round(measured)} ${unit}`, beside, ratio === undefined ? '' : round(ratio)];
    return `| ${[...cells, targetOf(row), reached].map(cell).join(' | ')} |`;
  });
  const title = ['node', `bench/${bench}.bench.mjs`, ...args].join(' ');
  const told = load.map((one) => one.toFixed(1)).join(' to ');
  return `\`${title}\` (${seconds.toFixed(0)} s, load ${told})\n\n${[head, ...lines].join('\n')}`;
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}

function figureOf(row) {
  const { measured, ratio, reference, unit, target } = row;
  if (target.of === 'ratio') return `${round(ratio)} times`;
  return `${round(target.of === 'over' ? measured - reference : measured)} ${unit}${target.of === 'over' ? ' more' : ''}`;
}

function targetOf({ target, unit }) {
  if (!target) return '';
  const { of, most, least } = target;
  const limit = most === undefined ? `at least ${round(least)}` : `at most ${round(most)}`;
  return `${limit} ${{ ratio: 'times', measured: unit, over: `${unit} more` }[of]}`;
}

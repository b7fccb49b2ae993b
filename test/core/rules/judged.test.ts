// Every warning in the five kinds of dataset as users have them, each judged by hand. A new one has no verdict yet and
// fails: look at the caption, and add its line with the verdict `right` or `wrong`.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { collapse } from '../../../core/collapse.ts';
import { lintDataset } from '../../../core/engine.ts';
import { formatMessage } from '../../../core/message.ts';
import { relativeTo } from '../../../core/path.ts';
import { judgedDatasets } from '../../support/judged-datasets.ts';
import { knowledge } from '../../support/knowledge.ts';
import { noTurn } from '../../support/memory.ts';

const RIGHT = 0.9;
const MOST_WRONG = 5;

interface Judged {
  readonly verdict: string;
  readonly dataset: string;
  readonly rule: string;
  /** All but the verdict, as the table has it. */
  readonly line: string;
}

const table = readFileSync('test/fixtures/judged.tsv', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line): Judged => {
    const [verdict = '', dataset = '', rule = '', ...more] = line.split('\t');
    return { verdict, dataset, rule, line: [dataset, rule, ...more].join('\t') };
  });

async function warningsOf(name: string): Promise<readonly string[]> {
  const dataset = judgedDatasets[name];
  if (!dataset) throw new Error(name);
  const { findings } = collapse(dataset, await lintDataset(dataset, noTurn, { knowledge }));
  return findings
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ code, file, message }) =>
      [name, code, relativeTo(dataset.root, file), formatMessage(message)].join('\t'),
    );
}

function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `?\t${line}`).join('\n');
}

describe.each(Object.keys(judgedDatasets))('%s', (name) => {
  it('has no warning without a verdict, and no verdict without a warning', async () => {
    const judged = new Set(table.filter(({ dataset }) => dataset === name).map(({ line }) => line));
    const found = new Set(await warningsOf(name));
    // As lines of the table: to be put into it with a verdict, to be taken out.
    expect(linesOf([...found].filter((line) => !judged.has(line)))).toBe('');
    expect(linesOf([...judged].filter((line) => !found.has(line)))).toBe('');
  });

  it(`has at most ${MOST_WRONG} wrong warnings`, () => {
    const wrong = table.filter(({ dataset, verdict }) => dataset === name && verdict === 'wrong');
    expect(wrong.length).toBeLessThanOrEqual(MOST_WRONG);
  });
});

describe('the verdicts', () => {
  it('are right or wrong', () => {
    expect(table.filter(({ verdict }) => verdict !== 'right' && verdict !== 'wrong')).toEqual([]);
  });

  it.each([...new Set(table.map(({ rule }) => rule))])(`on %s are nine of ten times right`, (code) => {
    const all = table.filter(({ rule }) => rule === code);
    const right = all.filter(({ verdict }) => verdict === 'right');
    expect(right.length).toBeGreaterThanOrEqual(RIGHT * all.length);
  });
});

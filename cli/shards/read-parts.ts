import * as z from 'zod';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import { codeOf } from '../../core/node/system-trouble.ts';
import { joinPath } from '../../core/path.ts';
import { readSummary, type Summary, SummarySum } from '../../core/slices/summary.ts';
import { version } from '../../package.json';
import { relative } from '../relative.ts';
import { troubleText } from '../terminal/system-trouble.ts';
import { readLines } from './lines.ts';
import {
  type FindingLine,
  type FindingsEnd,
  type FindingsHead,
  findingLine,
  findingsEnd,
  findingsHead,
  type Head,
  statisticsEnd,
  statisticsHead,
  statisticsLine,
} from './part.ts';
import { PassError } from './pass-error.ts';

/** Statistics of some shards, put together. */
export interface Statistics {
  readonly head: z.infer<typeof statisticsHead>;
  readonly summaries: readonly Summary[];
}

/** Findings of all shards. */
export interface Findings {
  readonly head: FindingsHead;
  readonly lines: readonly FindingLine[];
  readonly ends: readonly FindingsEnd[];
}

/** What some files are: parts of the first pass or of the second one. @throws PassError where they are no parts, or of both */
export async function kindOf(files: readonly string[]): Promise<'statistics' | 'findings'> {
  const kinds = new Set<'statistics' | 'findings'>();
  for (const file of files) {
    for await (const line of lines(file)) {
      if (statisticsHead.safeParse(line).success) kinds.add('statistics');
      else if (findingsHead.safeParse(line).success) kinds.add('findings');
      else throw new PassError(`${file}: it is nothing that a pass of "lora lint --shard" wrote.`);
      break;
    }
  }
  const [kind, other] = kinds;
  if (kind === undefined) throw new PassError(`${files.join(', ')}: empty.`);
  if (other !== undefined)
    throw new PassError(
      'some of these files are of the first pass, some of the second: merge each for itself.',
    );
  return kind;
}

/** Reads statistics, and adds them up. @throws PassError */
export async function readStatisticsParts(files: readonly string[]): Promise<Statistics> {
  let sums: readonly SummarySum[] = [];
  const heads = await readParts(files, statisticsHead, (head) => {
    if (sums.length === 0) sums = head.datasets.map(() => new SummarySum());
    return (line) => {
      if (statisticsEnd.safeParse(line).success) return true;
      const { dataset, summary } = statisticsLine.parse(line);
      sums[dataset]?.add(readSummary(summary));
      return false;
    };
  });
  return { head: together(heads), summaries: sums.map(({ summary }) => summary) };
}

/** Reads findings, of all shards. @throws PassError */
export async function readFindingsParts(files: readonly string[]): Promise<Findings> {
  const found: FindingLine[] = [];
  const ends: FindingsEnd[] = [];
  const heads = await readParts(files, findingsHead, () => (line) => {
    const end = findingsEnd.safeParse(line);
    if (end.success) ends.push(end.data);
    else found.push(findingLine.parse(line));
    return end.success;
  });
  const head = together(heads);
  demandAll(head, 'findings');
  return { head, lines: found, ends };
}

/** So many shards that are lacking are told by their numbers. */
const MOST_NAMED = 8;

/** @throws PassError where shards are lacking */
export function demandAll({ shards }: Head, what: string): void {
  const done = new Set(shards.done);
  const lacking = shards.count - done.size;
  if (lacking <= 0) return;
  const named: string[] = [];
  // Not all of them: a file may say that there are any number.
  for (let index = 1; named.length < Math.min(lacking, MOST_NAMED); index++)
    if (!done.has(index)) named.push(`${index}/${shards.count}`);
  throw new PassError(
    `the ${what} of ${lacking === 1 ? 'shard' : 'shards'} ${named.join(', ')}${lacking > MOST_NAMED ? ' …' : ''} are lacking.`,
  );
}

type TakeLine = (line: unknown) => boolean;

/** @param begin told of each part's head; gives what takes its lines, and says which one is the last */
async function readParts<One extends Head>(
  files: readonly string[],
  schema: z.ZodType<One>,
  begin: (head: One) => TakeLine,
): Promise<readonly One[]> {
  const heads: { readonly file: string; readonly head: One }[] = [];
  for (const file of files) {
    let take: TakeLine | undefined;
    let isWhole = false;
    for await (const line of lines(file)) {
      if (!take) {
        const head = parse(file, schema, line);
        demandSame(file, head, heads[0]);
        const twice = heads.find((one) =>
          one.head.shards.done.some((index) => head.shards.done.includes(index)),
        );
        if (twice) throw new PassError(`${file}: it is of the same shard as ${twice.file}.`);
        heads.push({ file, head });
        take = begin(head);
      } else isWhole = taking(file, take, line);
    }
    if (!isWhole) throw new PassError(`${file}: it is not whole. Run that shard again.`);
  }
  return heads.map(({ head }) => head);
}

/** The lines of a file; what can't be read is said with its name. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is no file',
};

async function* lines(file: string): AsyncGenerator<unknown> {
  try {
    yield* readLines(file);
  } catch (error) {
    if (error instanceof PassError) throw error;
    if (error instanceof SyntaxError) throw new PassError(`${file}: it is not whole. Run that shard again.`);
    throw new PassError(`${file}: ${reasons[codeOf(error) ?? ''] ?? troubleText(error)}.`);
  }
}

function taking(file: string, take: TakeLine, line: unknown): boolean {
  try {
    return take(line);
  } catch (error) {
    if (error instanceof z.ZodError) throw new PassError(strange(file));
    throw error;
  }
}

function parse<Value>(file: string, schema: z.ZodType<Value>, line: unknown): Value {
  const parsed = schema.safeParse(line);
  if (!parsed.success) throw new PassError(strange(file));
  return parsed.data;
}

function strange(file: string): string {
  return `${file}: it is nothing that this pass of "lora lint --shard" wrote.`;
}

/** Parts fit together when they are of the same datasets, rules and program. */
function demandSame<One extends Head>(
  file: string,
  head: One,
  first: { readonly file: string; readonly head: One } | undefined,
): void {
  if (head.version !== version)
    throw new PassError(
      `${file}: version ${head.version} wrote it, this is ${version}. Run all shards with one version.`,
    );
  if (!first) return;
  const why = differenceOf(first.head, head);
  if (why) throw new PassError(`${file}: ${why} than in ${first.file}.`);
}

/** What differs between two passes that have to agree; undefined where nothing does. */
export function differenceOf(one: Omit<Head, 'format'>, other: Omit<Head, 'format'>): string | undefined {
  if (one.shards.count !== other.shards.count) return 'another number of shards';
  if (JSON.stringify(roots(one)) !== JSON.stringify(roots(other))) return 'other datasets';
  const changed = one.datasets.find(
    ({ configText }, index) => configText !== other.datasets[index]?.configText,
  );
  if (changed) return `another ${relative(joinPath(changed.root, CONFIG_FILE))}`;
  return JSON.stringify(one.settings) === JSON.stringify(other.settings)
    ? undefined
    : 'other --rule or --images';
}

function roots({ datasets }: Omit<Head, 'format'>): readonly string[] {
  return datasets.map(({ root }) => root);
}

function together<One extends Head>(heads: readonly One[]): One {
  const [first] = heads;
  if (!first) throw new PassError('there is nothing to merge.');
  const done = heads.flatMap(({ shards }) => shards.done).sort((a, b) => a - b);
  return { ...first, shards: { count: first.shards.count, done } };
}

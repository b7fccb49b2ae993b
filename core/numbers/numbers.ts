import type { Tag } from '../caption/caption.ts';
import { textLimitOf } from '../dataset/text-limit.ts';
import type { Turn } from '../ports.ts';
import { type PairTest, testOf } from '../query/evaluate.ts';
import { PairFacts, type QuerySources } from '../query/facts.ts';
import type { Query } from '../query/query.ts';
import { type BucketNumbers, BucketTally } from './buckets.ts';
import { CompositionTally, type KindMark } from './composition.ts';
import { FindingTally, type RuleMark } from './findings.ts';
import { within } from './mark.ts';
import { type SizeNumbers, SizesTally } from './sizes.ts';
import { type TagNumbers, TagTally } from './tags.ts';
import { type TogetherNumbers, togetherOf } from './together.ts';
import { type TokenNumbers, TokenTally } from './tokens.ts';

/** Some pairs of a dataset in numbers, all of which count pairs. */
export interface DatasetNumbers {
  /** How many pairs were counted. */
  readonly total: number;
  readonly tags: TagNumbers;
  readonly together: TogetherNumbers;
  readonly buckets: BucketNumbers;
  readonly sizes: SizeNumbers;
  readonly tokens: TokenNumbers | null;
  /** In the order of the dataset's plan; none without one. */
  readonly composition: readonly KindMark[];
  /** The loudest first. */
  readonly findings: readonly RuleMark[];
}

/** The pairs that a query finds in numbers; all of them without one. Yields to other work by `turn`. */
export async function numbersOf(
  sources: QuerySources,
  query: Query | undefined,
  turn: Turn,
): Promise<DatasetNumbers> {
  const { dataset } = sources;
  const fulfils: PairTest = query ? testOf(query) : () => true;
  const captions: (readonly Tag[])[] = [];
  const tags = new TagTally();
  const buckets = new BucketTally();
  const sizes = new SizesTally();
  const tokens = new TokenTally();
  const composition = new CompositionTally(dataset);
  const findings = new FindingTally();
  let total = 0;
  for (const image of dataset.images.keys()) {
    await turn.next();
    const pair = new PairFacts(sources, image);
    if (!fulfils(pair)) continue;
    total++;
    captions.push(pair.ownTags);
    tags.add(pair);
    buckets.add(pair);
    sizes.add(pair.size);
    tokens.add(pair.tokens);
    composition.add(image);
    findings.add(pair.findings);
  }
  const among = within(query);
  // What is left takes a moment for each: others may have a turn between them.
  const counted = tags.numbers(dataset, among);
  await turn.next();
  const points = sizes.numbers(among);
  await turn.next();
  const lengths = tokens.numbers(textLimitOf(dataset), among);
  await turn.next();
  return {
    total,
    tags: counted,
    together: await togetherOf(captions, counted, among, turn),
    buckets: buckets.numbers(among),
    sizes: points,
    tokens: lengths,
    composition: composition.numbers(among),
    findings: findings.numbers(among),
  };
}

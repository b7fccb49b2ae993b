import { tagKey } from './tag-key.ts';

/** A way to write a tag. A dataset has each tag many times: kept once, it takes an eighth of the memory. */
export class Spelling {
  /** As written, for example `Braided_Hair`. */
  readonly text: string;
  /** What makes two spellings the same tag, for example `braided hair`; see `tagKey`. */
  readonly key: string;
  /** What was worked out of it, by the number of what was asked; see `rememberedByTag`. */
  #answers: unknown[] | undefined;

  constructor(text: string) {
    this.text = text;
    this.key = tagKey(text);
  }

  /** What was answered to a question; undefined where it wasn't asked yet. */
  answer(question: number): unknown {
    return this.#answers?.[question];
  }

  remember(question: number, answer: unknown): void {
    // A list that grows takes room for more than there will ever be; there are tens of thousands of these.
    this.#answers ??= Array.from({ length: questions });
    this.#answers[question] = answer;
  }
}

const MOST = 50_000;
/** Longer ones are sentences, which hardly come twice. */
const LONGEST = 60;
const spellings = new Map<string, Spelling>();

/**
 * The spelling of a tag's text.
 * @param isShort whether the whole caption is: a part of a text keeps all of it in memory
 */
export function spellingOf(text: string, isShort: boolean): Spelling {
  const known = spellings.get(text);
  if (known) return known;
  const spelling = new Spelling(text);
  if (text.length > LONGEST || !isShort) return spelling;
  if (spellings.size >= MOST) spellings.clear();
  spellings.set(text, spelling);
  return spelling;
}

let questions = 0;

/**
 * A function of a tag that is computed once for each spelling: a hundred thousand captions have the same tags again and
 * again. What it gives must depend on text and key alone. For questions that are asked all along the program's life: each
 * takes a place in each spelling.
 */
export function rememberedByTag<Result>(
  compute: (spelling: Spelling) => Result,
): (tag: { readonly spelling: Spelling }) => Result {
  const question = questions++;
  return ({ spelling }) => {
    const known = spelling.answer(question) as Result | undefined;
    if (known !== undefined) return known;
    const answer = compute(spelling);
    spelling.remember(question, answer);
    return answer;
  };
}

/**
 * The same for a question whose answers hold for a while only, such as for one state of a dataset: each function that is
 * made takes the place of the one before, which is slow from then on, and right as ever.
 */
export function rememberedInTurn<Result>(): (
  compute: (spelling: Spelling) => Result,
) => (tag: { readonly spelling: Spelling }) => Result {
  const question = questions;
  questions += 2;
  let turns = 0;
  return (compute) => {
    const turn = ++turns;
    return ({ spelling }) => {
      if (spelling.answer(question) === turn) return spelling.answer(question + 1) as Result;
      const answer = compute(spelling);
      spelling.remember(question, turn);
      spelling.remember(question + 1, answer);
      return answer;
    };
  };
}

/** So many questions of one kind are remembered at the same time; who asks more in turn is answered slowly. */
export const MOST_AT_A_TIME = 32;

/**
 * The same for a kind of question that there are many of, one for each text that somebody chose: a trigger, for example.
 * The first of them makes room for the newest.
 */
export function rememberedByPhrase<Result>(
  ask: (phrase: string) => (spelling: Spelling) => Result,
): (phrase: string) => (tag: { readonly spelling: Spelling }) => Result {
  const question = questions++;
  const known = new Map<string, (tag: { readonly spelling: Spelling }) => Result>();
  let turns = 0;
  return (phrase) => {
    const before = known.get(phrase);
    if (before) return before;
    const [oldest] = known.keys();
    if (known.size >= MOST_AT_A_TIME && oldest !== undefined) known.delete(oldest);
    const compute = ask(phrase);
    const turn = turns++;
    // Most tags are asked about one or two phrases: a list in the list is short.
    const place = (turn % MOST_AT_A_TIME) * 2;
    const answer = ({ spelling }: { readonly spelling: Spelling }) => {
      const answers = (spelling.answer(question) ?? []) as unknown[];
      if (answers[place] === turn) return answers[place + 1] as Result;
      const result = compute(spelling);
      answers[place] = turn;
      answers[place + 1] = result;
      spelling.remember(question, answers);
      return result;
    };
    known.set(phrase, answer);
    return answer;
  };
}

/** A text that can be searched; each word has a space before it. */
export interface Searchable {
  /** Words and numbers that count where they begin with what is typed. */
  readonly begins: string;
  /** Words that count wherever they hold what is typed. */
  readonly within: string;
}

/** What somebody types to find a name. */
export interface Query {
  /** All that is typed as one text; `''` where nothing is. */
  readonly phrase: string;
  readonly words: readonly string[];
  /** One bit for each word. */
  readonly all: number;
}

/** Which words of a query a text has, a bit for each. */
export interface Hits {
  /** Whether the text has all that is typed in one piece, from the beginning of a word. */
  readonly phrase: boolean;
  readonly begins: number;
  readonly within: number;
}

/** How many ranks `rankOf` knows. */
export const RANKS = 3;

/** More words narrow nothing down, and would cost time with every letter typed. */
const WORDS_MAX = 10;

/** `numbers` are found by their first digits only: an ID is no text to look into. */
export function searchable(text: string, numbers: readonly number[] = []): Searchable {
  const within = spaced(wordsOf(text));
  return { within, begins: `${within}${spaced(numbers)}` };
}

export function readQuery(typed: string): Query {
  const words = wordsOf(typed).slice(0, WORDS_MAX);
  return { words, phrase: spaced(words), all: 2 ** words.length - 1 };
}

export function hitsOf(text: Searchable, { words, phrase }: Query): Hits {
  let begins = 0;
  let within = 0;
  let bit = 1;
  for (const word of words) {
    if (text.begins.includes(` ${word}`)) begins |= bit;
    else if (text.within.includes(word)) within |= bit;
    bit <<= 1;
  }
  return { phrase: text.begins.includes(phrase), begins, within: begins | within };
}

/** What two texts have between them. */
export function eitherHits(one: Hits, other: Hits): Hits {
  return {
    phrase: one.phrase || other.phrase,
    begins: one.begins | other.begins,
    within: one.within | other.within,
  };
}

/**
 * How well a text answers the query: 0 with all that is typed in one piece, 1 with a word that
 * begins so for each typed one, 2 with each typed word somewhere, undefined otherwise.
 */
export function rankOf(hits: Hits, { all }: Query): number | undefined {
  if (hits.phrase) return 0;
  if (hits.begins === all) return 1;
  return hits.within === all ? 2 : undefined;
}

/** Without case, accents and full-width forms, which people leave out or type by accident. */
function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
  return folded.split(/[\p{P}\p{Z}\p{C}]+/u).filter((word) => word !== '');
}

function spaced(words: readonly (string | number)[]): string {
  return words.map((word) => ` ${word}`).join('');
}

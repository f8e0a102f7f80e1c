/**
 * Every tuned number of the ranking, with its reason.
 *
 * Those of `SHAPE` are built into the index (the greatest score a list can give is stored
 * beside it), so an index carries the values it was built with; changing one takes a rebuild.
 * Those of `RANKING` apply to any index. docs/relevance.md shows what each gives, as measured by
 * `node bench/relevance/ablation.ts`.
 *
 * Layer: index. Imports: index.
 */

import { FIELDS, type Field } from './schema.ts'

/** BM25F: field counts are weighted, summed, and saturated once. */
export interface ScoringShape {
  /** How much one occurrence in a field counts, body = 1. Order of `FIELDS`. */
  readonly fieldWeights: readonly number[]
  /** Saturation; 0 ignores how often a term occurs, large values count every occurrence. */
  readonly k1: number
  /** Length normalization; 0 ignores length, 1 divides by it. */
  readonly b: number
}

const WEIGHTS: Readonly<Record<Field, number>> = {
  // A title says what an article is about.
  title: 4,
  body: 1,
  // Captions repeat the body in other words; bylines are names, sought for exactly.
  caption: 0.7,
  byline: 1,
}

export const SHAPE: ScoringShape = {
  fieldWeights: FIELDS.map((field) => WEIGHTS[field]),
  k1: 1.2,
  b: 0.95,
}

/** Length of a document as BM25F sees it. Must be the same when packing and when searching. */
export function weightedLength(lengths: readonly number[], shape: ScoringShape): number {
  return lengths.reduce((sum, units, field) => sum + units * (shape.fieldWeights[field] ?? 0), 0)
}

export const RANKING = {
  /**
   * Up to so many words all are required; a longer text is a sentence, and who types one does
   * not mean that an answer repeats each of its words. A question is a sentence in any case.
   */
  requiredOfText: 4,
  requiredOfQuestion: 0,
  /**
   * Pairs that are no words carry phrase and substring evidence, at half a word's weight; so do
   * function words, which shape a sentence and seldom are what it is about.
   */
  pairWeight: 0.5,
  /** A pair that begins or ends in a function word (吃什, 么药) says hardly more than that word. */
  functionSeamWeight: 0.2,
  /** A character that stands as a word of its own says less than a longer word. */
  characterWeight: 0.8,
  functionCharacterWeight: 0.7,
  /** What asks (怎么, 多久, 吗) says nothing of the answer, however rare it is in the corpus. */
  askingWeight: 0.1,
  /** A character that the document has in whatever word: words that share one are often kin. */
  containedCharacterWeight: 0.4,
  /** A long word repeats what its pairs have said already. */
  longWordWeight: 0.4,
  /** Exponent of the inverse document frequency: above 1 it favours rare terms more. */
  idfPower: 1.2,
  /** A number, or a word, in another spelling means the same; what was typed still comes first. */
  numberFormWeight: 0.9,
  /** So does a word in the other spacing: iPhone15, iPhone 15. */
  spacingWeight: 0.9,
  /** The number of an official document names one, however long that is (粤府〔2024〕15号). */
  documentNumberWeight: 10,
  /** A synonym means about the same. */
  synonymWeight: 0.6,
  /** A number or Latin word that only contains what was typed. */
  partialUnitWeight: 0.3,
  /** One character, typed alone, inside a longer word. */
  partialCharacterWeight: 0.3,
  /** So many of the best are put in order by their best passage too: those of a first page. */
  nearnessDepth: 10,
  /** How much the worth of the best passage counts beside the score, if it says the whole query. */
  nearnessWeight: 0.25,
  /** Exponent of the share that it says: above 0, passages that say little count for less. */
  nearnessPower: 0.7,
  /**
   * What share of its worth a passage scores by itself, where its document is much longer than the
   * average: of a book of rules one sentence answers, and its length says nothing of that.
   */
  passageWeight: 0.45,
  /** A title that is the query as a whole: the article is meant, and not what it has to say. */
  titleWeight: 2,
  /**
   * How much the worth of a title counts that the query contains: who names an article means it,
   * not one whose title only contains that name.
   */
  titleNameWeight: 0.15,
  /** The same where the query names several documents: 静夜思 of 李白静夜思 before 李白. */
  titleNamesWeight: 0.25,
  /**
   * How much the worth of a title counts in which the last Latin name of the query ends, where
   * another title goes on with it: Pro, and Pro Max.
   */
  nameEndWeight: 0.2,
  /** Length of a passage in UTF-16 code units, about a clause. */
  passageUnits: 20,
} as const

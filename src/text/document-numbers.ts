/**
 * Numbers of official documents: 粤府〔2024〕15号, as people quote them 粤府[2024]15号 or 粤府2024年15号.
 *
 * Who issued a document is said by what stands right before the year, and 粤府函〔2024〕15号 is another
 * one. So an index has such a number as one term, from the last character before the year on.
 *
 * Layer: text. Imports: nothing.
 */

/** A number of a document in a normalized text. */
export interface DocumentNumber {
  /** Where its year starts and its 号 ends, in code units. */
  readonly start: number
  readonly end: number
  /** The same however it is written: `府〔2024〕15`. */
  readonly text: string
}

/** As documents write it: the year in brackets. */
const PRINTED =
  /(?<=(?<issuer>\p{Script=Han})[〔[(【〈])(?<year>(?:19|20)\d{2})[〕\])】〉]第?(?<number>[1-9]\d{0,4})号/gu
/** As people quote it besides: with 年, a blank, or one bracket. */
const QUOTED =
  /(?<=(?<issuer>\p{Script=Han})[〔[(【〈]?)(?<year>(?:19|20)\d{2})(?:[〕\])】〉]|[年 ])第?(?<number>[1-9]\d{0,4})号/gu

/** The numbers of documents in a text that is indexed. */
export function findDocumentNumbers(normalized: string): DocumentNumber[] {
  return find(normalized, PRINTED)
}

/** Those of a query. */
export function quotedDocumentNumbers(normalized: string): DocumentNumber[] {
  return find(normalized, QUOTED)
}

function find(text: string, pattern: RegExp): DocumentNumber[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const { issuer = '', year = '', number = '' } = match.groups ?? {}
    return {
      start: match.index,
      end: match.index + match[0].length,
      text: `${issuer}〔${year}〕${number}`,
    }
  })
}

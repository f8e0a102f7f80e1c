/**
 * Signatures of notices: who signs, and the day under that, as the last lines of a text.
 *
 * Layer: corpus. Imports: corpus.
 */

import type { Piece } from '../articles.ts'
import { readDateLine } from './page-lines.ts'

/** An office, a company or a board; a sentence that a column broke before a day (`成立于`) ends otherwise. */
const SIGNS =
  /^\p{Script=Han}{2,28}(?:[局会委办院厂社部处组校所站馆段]|公司|集团|中心|政府|办公室|大学|中学|小学|银行|法院|支队|大队)$/u

/** Counts the last lines that sign: 0, or those of who signs and the day. */
export function countSignatureLines(pieces: readonly Piece[]): number {
  const [who, day] = pieces.slice(-2).map(({ text }) => text)
  const isSigned =
    pieces.length > 2 &&
    SIGNS.test(who ?? '') &&
    (day ?? '').length <= 12 &&
    readDateLine(day ?? '') !== null
  return isSigned ? 2 : 0
}

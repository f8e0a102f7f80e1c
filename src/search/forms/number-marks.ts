/**
 * Marking numbers, in any of their spellings.
 *
 * Layer: search. Imports: search.
 */

import { whole } from './alternatives.ts'
import type { Mark } from '../retrieve/planned.ts'

/** A mark on a whole number: no digit or numeral may stand beside it. */
export function numberMark(text: string): Mark {
  return { ...whole(text), isNumber: true }
}

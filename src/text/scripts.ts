/**
 * Patterns of scripts: whether a text has characters, Latin letters, letters of any alphabet.
 *
 * Each stands here once: the engine reads the properties of a pattern wherever one is written, tens
 * of microseconds each, before a Worker can answer at all.
 *
 * Layer: text. Imports: nothing.
 */

/** A Chinese character somewhere. */
export const HAN = /\p{Script=Han}/u
/** Nothing but Chinese characters. */
export const ALL_HAN = /^\p{Script=Han}+$/u
/** Chinese characters side by side, each time. */
export const HAN_RUN = /\p{Script=Han}+/gu
/** A Latin letter somewhere. */
export const LATIN = /\p{Script=Latin}/u
/** A letter of any script somewhere; Chinese characters are letters, too. */
export const LETTER = /\p{L}/u

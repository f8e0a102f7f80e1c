/**
 * The schema: which fields a document is searched by.
 *
 * The order is part of the format: bit i of a posting's field mask is the i-th field.
 *
 * Layer: index. Imports: nothing.
 */

export const FIELDS = ['title', 'body', 'caption', 'byline'] as const

export type Field = (typeof FIELDS)[number]

export const FIELD_COUNT = FIELDS.length

/** A mask of all fields. */
export const EVERY_FIELD = (1 << FIELD_COUNT) - 1

export const TITLE = 0
export const BODY = 1

/**
 * Spans: where in a text something stands.
 *
 * Every span of this project is half-open and counts UTF-16 code units, so that
 * `text.slice(span.start, span.end)` is what the span covers.
 *
 * Layer: text. Imports: nothing.
 */

/** A half-open range of UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Sorts spans and joins those that overlap or touch, so that `医疗` and `互助` side by side
 * become one mark.
 *
 * @returns Sorted, disjoint, never touching spans; empty spans are dropped.
 *
 * @example
 * mergeSpans([{ start: 2, end: 4 }, { start: 0, end: 2 }, { start: 7, end: 8 }])
 * // => [{ start: 0, end: 4 }, { start: 7, end: 8 }]
 */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const sorted = spans
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

/** Whether the code unit at `index` is the second half of a surrogate pair. */
export function splitsPair(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false
  const before = text.charCodeAt(index - 1)
  const after = text.charCodeAt(index)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

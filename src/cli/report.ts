/**
 * Figures as people read them.
 *
 * Layer: cli. Imports: nothing.
 */

/** `12,402` */
export function countText(count: number): string {
  return count.toLocaleString('en-US')
}

/** `18.4 MB`: powers of 1000. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const units = ['kB', 'MB', 'GB'] as const
  let value = bytes / 1000
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${value.toFixed(1)} ${units[unit] ?? 'GB'}`
}

/**
 * Tables in Markdown, and sections of a page that a bench rewrites.
 *
 * Layer: bench. Imports: node.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * Draws a table whose columns are padded like Prettier pads them; the first is left-aligned.
 *
 * Widths count code points: every cell of the benches is Latin.
 */
export function drawTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) => {
    return Math.max(3, ...[header, ...rows].map((row) => [...(row[column] ?? '')].length))
  })
  const line = (cells: readonly string[]): string => {
    const padded = widths.map((width, column) => {
      const cell = cells[column] ?? ''
      return column === 0 ? cell.padEnd(width) : cell.padStart(width)
    })
    return `| ${padded.join(' | ')} |`
  }
  const rule = widths.map((width, column) => {
    return column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`
  })
  return [line(header), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n')
}

/**
 * Writes a section between its two markers, keeping the rest of the page.
 *
 * A page that does not exist is made with the title and the section alone.
 *
 * @throws `Error` when the page exists and has not both markers, in order.
 */
export function writeSection(file: string, name: string, title: string, section: string): void {
  const opening = `<!-- generated:${name} -->`
  const closing = `<!-- /generated:${name} -->`
  const page = existsSync(file)
    ? readFileSync(file, 'utf8')
    : `# ${title}\n\n${opening}\n${closing}\n`
  const start = page.indexOf(opening)
  const end = page.indexOf(closing)
  if (start === -1 || end < start) {
    throw new Error(`${file} has no ${opening} before ${closing}: nothing was written`)
  }
  const head = page.slice(0, start + opening.length)
  writeFileSync(file, `${head}\n\n${section.trim()}\n\n${page.slice(end)}`)
}

/** Formats a time for a cell: microseconds matter below one millisecond, nothing does above 10 s. */
export function formatMs(ms: number): string {
  if (ms >= 10_000) return `${Math.round(ms / 1000)} s`
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`
  return `${ms < 1 ? ms.toFixed(3) : ms < 100 ? ms.toFixed(1) : String(Math.round(ms))} ms`
}

/** Formats a size for a cell, in decimal units. */
export function formatBytes(bytes: number): string {
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(bytes < 1e4 ? 1 : 0)} kB`
  if (bytes < 1e9) return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`
  return `${(bytes / 1e9).toFixed(2)} GB`
}

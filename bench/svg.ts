/**
 * The frame of a chart: a card with its own ground, readable on a light page and on a dark one.
 *
 * Colours follow the reader's system inside the file, ground and text together, so that a page
 * which is dark while the system is light still shows a readable card. No script, no font file.
 *
 * Layer: bench. Imports: nothing.
 */

/** What a chart consists of; the drawing uses the classes `muted`, `strong`, `axis`, `grid`. */
export interface Chart {
  readonly widthPx: number
  readonly heightPx: number
  /** Read by screen readers, and drawn at the top. */
  readonly title: string
  /** One sentence under the title. */
  readonly subtitle: string
  /** SVG elements, below the two lines of the title: from y = 72 on. */
  readonly body: readonly string[]
}

/** One colour a series, told apart on both grounds and by readers who see no red or green. */
export const SERIES_COLORS = [
  '#e4572e',
  '#3b82f6',
  '#14a08c',
  '#b079f0',
  '#d49a13',
  '#8a929e',
  '#d9609b',
] as const

const STYLE = `
  text { font: 12px system-ui, 'Noto Sans CJK SC', sans-serif; fill: #1f2733 }
  .title { font-size: 17px; font-weight: 600 }
  .heading { font-size: 13px; font-weight: 600 }
  .strong { font-weight: 600 }
  .muted { fill: #5b6573 }
  .small { font-size: 11px }
  .ground { fill: #ffffff; stroke: #d5dae1 }
  .grid { stroke: #e3e7ec }
  .axis { stroke: #8b95a3 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e4e8ee }
    .muted { fill: #a0aab7 }
    .ground { fill: #14181e; stroke: #333b46 }
    .grid { stroke: #2a313a }
    .axis { stroke: #77818e }
  }`

/** Draws a chart as one SVG file. */
export function drawChart({ widthPx, heightPx, title, subtitle, body }: Chart): string {
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}" role="img" aria-label="${escapeXml(title)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${STYLE}\n</style>`,
    `<rect class="ground" x=".5" y=".5" width="${widthPx - 1}" height="${heightPx - 1}" rx="8"/>`,
    text(24, 34, title, 'title'),
    text(24, 54, subtitle, 'muted'),
    ...body,
    '</svg>',
  ].join('\n')}\n`
}

/** Draws one line of text; `anchor` is `start` unless told. */
export function text(
  x: number,
  y: number,
  content: string,
  classes = '',
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  const attributes = [
    `x="${round(x)}" y="${round(y)}"`,
    ...(classes === '' ? [] : [`class="${classes}"`]),
    ...(anchor === 'start' ? [] : [`text-anchor="${anchor}"`]),
  ]
  return `<text ${attributes.join(' ')}>${escapeXml(content)}</text>`
}

/** Rounds a coordinate to a tenth of a pixel, so that the files differ only where the figures do. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}

function escapeXml(content: string): string {
  return content
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

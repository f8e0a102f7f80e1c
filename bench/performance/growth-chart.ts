/**
 * The picture of a growth record: small panels on two logarithmic axes, documents to the right,
 * a cost upwards; one column a corpus, one row a cost, one line an engine.
 *
 * A line that ends before the last size ends in a cross: the engine could not hold more.
 *
 * Layer: bench. Imports: svg.
 */

import { formatBytes, formatMs } from '../markdown.ts'
import type { EngineName } from '../relevance/engines.ts'
import { drawChart, round, SERIES_COLORS, text } from '../svg.ts'
import { CORPUS_NAMES, type CorpusName, corpusSizes } from './corpora.ts'
import type { GrowthRecord, GrowthRow } from './result.ts'

const WIDTH = 980
const LEFT = 24
const TOP = 120
const COLUMN = 470
const PANEL_HEIGHT = 168
const GUTTER = 62
const PLOT_WIDTH = COLUMN - GUTTER - 24
const PLOT_HEIGHT = PANEL_HEIGHT - 58

interface Cost {
  readonly title: string
  readonly format: (value: number) => string
  readonly value: (row: DoneRow) => number
}

type Done = Extract<GrowthRow['outcome'], { status: 'done' }>
type DoneRow = Done['value']
type Scale = (value: number) => number

const COSTS: readonly Cost[] = [
  { title: 'Query, median', format: formatMs, value: (row) => row.serve.p50Ms },
  { title: 'Query, 99th percentile', format: formatMs, value: (row) => row.serve.p99Ms },
  { title: 'Opening the index', format: formatMs, value: (row) => row.serve.loadMs },
  {
    title: 'Memory held after the queries',
    format: formatBytes,
    value: ({ serve }) => Math.max(serve.servingRssBytes - serve.baseRssBytes, 1),
  },
  { title: 'Index on disk', format: formatBytes, value: (row) => row.indexBytes },
  { title: 'Building', format: formatMs, value: (row) => row.buildMs },
]

/** Draws a record; corpora without a row are left out. */
export function drawGrowth(record: GrowthRecord): string {
  const corpora = CORPUS_NAMES.filter((name) => record.rows.some((row) => row.corpus === name))
  const engines = [...new Set(record.rows.map((row) => row.engine))]
  const panels = COSTS.flatMap((cost, row) => {
    return corpora.flatMap((corpus, column) => {
      const x = LEFT + column * COLUMN
      return drawPanel(record.rows, engines, corpus, cost, x, TOP + row * PANEL_HEIGHT)
    })
  })
  return drawChart({
    widthPx: WIDTH,
    heightPx: TOP + COSTS.length * PANEL_HEIGHT,
    title: 'What growing costs',
    subtitle: `Documents to the right, cost upwards, both logarithmic; lower is better; × where an engine stopped; ${record.date}`,
    body: [...drawLegend(record.rows, engines), ...panels],
  })
}

function drawLegend(rows: readonly GrowthRow[], engines: readonly EngineName[]): string[] {
  return engines.flatMap((engine, i) => {
    const x = LEFT + (i % 4) * 234
    const y = 78 + Math.floor(i / 4) * 18
    const name = rows.flatMap((row) => {
      return row.engine === engine && row.outcome.status === 'done' ? [row.outcome.value.name] : []
    })[0]
    return [
      `<line x1="${x}" x2="${x + 22}" y1="${y - 4}" y2="${y - 4}" stroke="${color(engines, i)}" stroke-width="${engine === 'hansou' ? 3.5 : 2}"/>`,
      text(x + 28, y, name ?? engine, engine === 'hansou' ? 'small strong' : 'small'),
    ]
  })
}

function drawPanel(
  rows: readonly GrowthRow[],
  engines: readonly EngineName[],
  corpus: CorpusName,
  cost: Cost,
  x: number,
  y: number,
): string[] {
  const sizes = corpusSizes(corpus)
  const points = engines.map((engine) => pointsOf(rows, engine, corpus, cost))
  const values = points.flat().map((point) => point.value)
  if (values.length === 0) return []
  const low = Math.floor(Math.log10(Math.min(...values)))
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))))
  const left = x + GUTTER
  const bottom = y + 20 + PLOT_HEIGHT
  const atX = logScale(sizes[0] ?? 1, sizes.at(-1) ?? 10, left, left + PLOT_WIDTH)
  const atY = logScale(10 ** low, 10 ** high, bottom, bottom - PLOT_HEIGHT)
  const yTicks = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i))
  return [
    text(x + 4, y + 4, `${cost.title}: ${corpus}`, 'heading'),
    ...yTicks.flatMap((value) => [
      `<line class="grid" x1="${left}" x2="${left + PLOT_WIDTH}" y1="${round(atY(value))}" y2="${round(atY(value))}"/>`,
      text(left - 6, atY(value) + 4, shorten(cost.format(value)), 'small muted', 'end'),
    ]),
    `<line class="axis" x1="${left}" x2="${left + PLOT_WIDTH}" y1="${bottom}" y2="${bottom}"/>`,
    ...sizes.map((size) => {
      return text(atX(size), bottom + 15, shortCount(size), 'small muted', 'middle')
    }),
    ...points.flatMap((line, i) => {
      const stopped = rows.some((row) => {
        const isLine = row.engine === engines[i] && row.corpus === corpus
        return isLine && row.outcome.status === 'stopped'
      })
      return drawLine(line, atX, atY, color(engines, i), engines[i] === 'hansou', stopped)
    }),
  ]
}

interface Point {
  readonly documents: number
  readonly value: number
}

function pointsOf(
  rows: readonly GrowthRow[],
  engine: EngineName,
  corpus: CorpusName,
  cost: Cost,
): Point[] {
  return rows.flatMap(({ documents, outcome, ...row }) => {
    if (row.engine !== engine || row.corpus !== corpus || outcome.status === 'stopped') return []
    return [{ documents, value: cost.value(outcome.value) }]
  })
}

function drawLine(
  points: readonly Point[],
  atX: Scale,
  atY: Scale,
  stroke: string,
  isOurs: boolean,
  isCut: boolean,
): string[] {
  const places = points.map(({ documents, value }) => {
    return { x: round(atX(documents)), y: round(atY(value)) }
  })
  const last = places.at(-1)
  if (last === undefined) return []
  const { x, y } = last
  return [
    `<polyline points="${places.map((place) => `${place.x},${place.y}`).join(' ')}" fill="none" stroke="${stroke}" stroke-width="${isOurs ? 3.5 : 2}" stroke-linejoin="round"/>`,
    ...places.map((place) => {
      return `<circle cx="${place.x}" cy="${place.y}" r="${isOurs ? 3.5 : 2.5}" fill="${stroke}"/>`
    }),
    ...(isCut
      ? [
          `<path d="M${round(x + 5)} ${round(y - 5)}l10 10m0 -10l-10 10" stroke="${stroke}" stroke-width="2"/>`,
        ]
      : []),
  ]
}

/** Writes thousands as k: full numbers run into each other at the right end. */
function shortCount(count: number): string {
  return count < 1000 ? String(count) : `${Math.round(count / 1000)}k`
}

/** Drops the zeros that end a decimal fraction: `0.010 ms` becomes `0.01 ms`. */
function shorten(label: string): string {
  return label.replace(/\.(\d*?)0+ /, (_, digits: string) => (digits === '' ? ' ' : `.${digits} `))
}

function logScale(from: number, to: number, start: number, end: number): Scale {
  const width = Math.log(to / from)
  return (value) => start + (Math.log(value / from) / width) * (end - start)
}

/** The project's own engine has the first colour, whether it is measured or not. */
function color(engines: readonly EngineName[], i: number): string {
  const offset = engines[0] === 'hansou' ? 0 : 1
  return SERIES_COLORS[(i + offset) % SERIES_COLORS.length] ?? SERIES_COLORS[0]
}

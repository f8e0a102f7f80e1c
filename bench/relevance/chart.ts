/**
 * The picture of a record: for each set, two bars an engine, MRR@10 and nDCG@10.
 *
 * Layer: bench. Imports: svg.
 */

import { drawChart, round, SERIES_COLORS, text } from '../svg.ts'
import type { RelevanceRecord, Row } from './result.ts'
import { type SetName, SET_NAMES } from './sets.ts'

const WIDTH = 980
const PANEL = 466
const LABEL = 172
const VALUE = 44
const ROW = 30
const BAR = 11
const TOP = 120
const COLUMNS = 2

/** Draws a record. Engines in the order of the tables; the project's own in its own colour. */
export function drawRelevance(record: RelevanceRecord): string {
  const sets = SET_NAMES.filter((name) => record.rows.some((row) => row.set === name))
  const rowCount = Math.max(...sets.map((name) => rowsOf(record, name).length), 0)
  const panelHeight = 46 + rowCount * ROW
  const body = [
    ...legend(),
    ...sets.flatMap((name, i) => {
      const x = 24 + (i % COLUMNS) * PANEL
      const y = TOP + Math.floor(i / COLUMNS) * panelHeight
      return panel(rowsOf(record, name), name, x, y)
    }),
  ]
  return drawChart({
    widthPx: WIDTH,
    heightPx: TOP + Math.ceil(sets.length / COLUMNS) * panelHeight,
    title: 'Ranking of Chinese questions, by engine and judged set',
    subtitle: `MRR@10 and nDCG@10, 0 to 1, longer is better; same documents and questions for all; ${record.date}`,
    body,
  })
}

function legend(): string[] {
  const color = SERIES_COLORS[1]
  return [
    bar(24, 74, 28, color, 1),
    text(58, 84, 'MRR@10: how far up the first right document is', 'small'),
    bar(364, 74, 28, color, 0.5),
    text(398, 84, 'nDCG@10: how well all right documents are placed', 'small'),
  ]
}

function panel(rows: readonly Row[], name: SetName, x: number, y: number): string[] {
  const left = x + LABEL
  const scale = PANEL - LABEL - VALUE - 24
  const height = rows.length * ROW
  const grid = [0, 0.25, 0.5, 0.75, 1].map((value) => {
    const at = round(left + value * scale)
    return `<line class="${value === 0 ? 'axis' : 'grid'}" x1="${at}" x2="${at}" y1="${y + 10}" y2="${y + 12 + height}"/>`
  })
  return [
    text(x, y, name, 'heading'),
    ...grid,
    ...rows.flatMap((row, i) => bars(row, x, y + 14 + i * ROW, scale)),
  ]
}

function bars({ engine, outcome }: Row, x: number, y: number, scale: number): string[] {
  const left = x + LABEL
  const isOurs = engine === 'hansou'
  if (outcome.status === 'stopped') {
    return [
      text(left - 8, y + 16, engine, 'small', 'end'),
      text(left + 6, y + 16, 'did not finish', 'small muted'),
    ]
  }
  const { name, mrr10, ndcg10 } = outcome.value
  const color = SERIES_COLORS[isOurs ? 0 : 1]
  return [
    text(left - 8, y + 16, name, isOurs ? 'small strong' : 'small', 'end'),
    bar(left, y + 1, mrr10 * scale, color, 1),
    bar(left, y + 2 + BAR, ndcg10 * scale, color, 0.5),
    text(left + mrr10 * scale + 5, y + 10, mrr10.toFixed(3), isOurs ? 'small strong' : 'small'),
    text(left + ndcg10 * scale + 5, y + 11 + BAR, ndcg10.toFixed(3), 'small muted'),
  ]
}

function bar(x: number, y: number, width: number, color: string, opacity: number): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${BAR}" rx="1.5" fill="${color}" fill-opacity="${opacity}"/>`
}

function rowsOf(record: RelevanceRecord, name: SetName): Row[] {
  return record.rows.filter((row) => row.set === name)
}

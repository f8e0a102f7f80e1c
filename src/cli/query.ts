/**
 * `hansou query`: hits in the terminal, highlighted.
 *
 * Layer: cli. Imports: node, cli, wire.
 */

import { styleText } from 'node:util'

import type { HitExplanation, MarkedText, QueryExplanation, SearchResponse } from '../wire.ts'
import { openEngine } from './open.ts'
import { integerOption, textOption } from './options.ts'

const FIELD_NAMES: Readonly<Record<string, string>> = {
  title: '标题',
  body: '正文',
  caption: '图注',
  byline: '作者',
}

interface QueryFlags {
  readonly index: unknown
  readonly limit: unknown
  readonly json?: boolean
  readonly explain?: boolean
  /** What stands behind `--`. */
  readonly '--'?: readonly string[]
}

/** @param words - The query, in one piece or as the shell has parted it. */
export async function query(words: readonly unknown[], flags: QueryFlags): Promise<number> {
  const { engine } = openEngine(textOption('index', flags.index))
  const response = await engine.search({
    query: [...words, ...(flags['--'] ?? [])].join(' '),
    limit: integerOption('limit', flags.limit, 1, 1000),
    offset: 0,
    sort: 'relevance',
    filters: { facets: [], fromDay: null, toDay: null },
    facets: engine.reader.meta.facets.map(({ field }) => field),
    explain: flags.explain === true,
  })
  if (flags.json === true) console.log(JSON.stringify(response, null, 2))
  else console.log(show(response))
  return 0
}

function show({ hits, total, match, terms, suggestion, explanation }: SearchResponse): string {
  const other = suggestion === null ? '' : `\n您是不是要找：${suggestion}`
  if (hits.length === 0) {
    const tried = terms.length === 0 ? '' : `（已查找：${terms.join(' ')}）`
    return `没有找到结果${tried}${other}`
  }
  const head =
    match === 'all' ? `找到 ${total} 条结果` : `找到 ${total} 条结果，不一定包含全部词语${other}`
  const list = hits.map(({ title, snippet, date, facets, url, score, explanation: why }, index) => {
    const facts = [date, ...Object.values(facets).flat(), url, score.toFixed(2)]
    return [
      `${String(index + 1).padStart(2)}  ${marked(title)}`,
      `    ${marked(snippet)}`,
      `    ${styleText('dim', facts.filter((fact) => fact !== null).join(' · '))}`,
      ...(why === undefined ? [] : [showHit(why)]),
    ].join('\n')
  })
  return [
    ...(explanation === undefined ? [] : [showQuery(explanation, match)]),
    head,
    ...list,
  ].join('\n\n')
}

/** The chosen cut, and what each term can add. */
function showQuery(
  { text, lattice, required, alternatives, terms }: QueryExplanation,
  match: SearchResponse['match'],
): string {
  const cut = lattice.filter(({ chosen }) => chosen).map(({ start, end }) => text.slice(start, end))
  const other = lattice
    .filter(({ chosen, start, end }) => !chosen && end - start > 1)
    .map(({ start, end }) => text.slice(start, end))
  return [
    `切分  ${cut.join(' / ')}${other.length > 0 ? `    其他可能：${other.join(' ')}` : ''}`,
    `${match === 'all' ? '必须' : '希望'}  ${required.join(' ')}${match === 'all' ? '' : '（不必全有）'}`,
    ...(alternatives.length > 0 ? [`另查  ${alternatives.join(' ')}`] : []),
    '词项  篇数  idf × 权重 = 最高得分',
    ...terms.map(
      ({ term, contained, documentFrequency, idf, weight, most }) =>
        `  ${term}${contained ? '（含此字）' : ''}  ${documentFrequency}  ${idf} × ${weight} = ${most}`,
    ),
  ].join('\n')
}

function showHit({ literal, nearness, title, terms }: HitExplanation): string {
  const parts = terms.map(({ term, contained, score, counts }) => {
    const where = Object.entries(counts).map(
      ([field, count]) => `${FIELD_NAMES[field] ?? field} ${count}`,
    )
    return `${term} +${score}（${contained ? '含此字' : where.join('，')}）`
  })
  if (nearness > 0) parts.push(`词语相近 +${nearness}`)
  if (title > 0) parts.push(`查询含其标题 +${title}`)
  return `    ${literal ? '原文包含  ' : ''}${parts.join('  ')}`
}

function marked({ text, ranges }: MarkedText): string {
  let out = ''
  let from = 0
  for (const [start, end] of ranges) {
    out += text.slice(from, start) + styleText(['bold', 'red'], text.slice(start, end))
    from = end
  }
  return out + text.slice(from)
}

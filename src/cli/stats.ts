/**
 * `hansou stats`: what is in an index.
 *
 * Layer: cli. Imports: build, cli.
 */

import { openIndexIn, readManifest, termCount } from '../build/index-files.ts'
import { textOption } from './options.ts'
import { bytesText, countText } from './report.ts'

export function stats(flags: { readonly index: unknown; readonly json?: boolean }): number {
  const folder = textOption('index', flags.index)
  const reader = openIndexIn(folder)
  const manifest = readManifest(folder)
  const { meta } = reader
  const figures = {
    documents: meta.documents,
    terms: termCount(reader.meta),
    postings: meta.postings,
    indexBytes: manifest?.indexBytes ?? null,
    documentBytes: manifest?.documentBytes ?? null,
    positionBytes: manifest?.positionBytes ?? null,
    textBytes: manifest?.textBytes ?? null,
    characters: meta.characters,
    pairs: meta.pairs,
    strings: meta.strings,
    averageLength: Number(meta.averageLength.toFixed(1)),
    facets: Object.fromEntries(meta.facets.map(({ field, values }) => [field, values])),
    analysis: meta.analysis,
    indexVersion: reader.version,
  }
  if (flags.json === true) {
    console.log(JSON.stringify(figures))
    return 0
  }
  for (const [name, value] of Object.entries(figures))
    console.log(`${name.padEnd(14)} ${show(name, value)}`)
  return 0
}

function show(name: string, value: unknown): string {
  if (typeof value === 'number') return name.endsWith('Bytes') ? bytesText(value) : countText(value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

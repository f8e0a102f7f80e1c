/**
 * `hansou build`: a corpus in, an index folder out.
 *
 * Layer: cli. Imports: build, cli.
 */

import { buildIndex } from '../build/build-index.ts'
import type { Issue } from '../corpus/document.ts'
import { integerOption, listOption, textOption } from './options.ts'
import { createProgressLine } from './progress-line.ts'
import { bytesText, countText } from './report.ts'

interface BuildFlags {
  readonly source: unknown
  readonly out: unknown
  readonly year?: unknown
  readonly strict?: boolean
  readonly verbose?: boolean
  readonly json?: boolean
  /** cac's form of `--no-cache`. */
  readonly cache?: boolean
}

/** Warnings shown of one rule without `--verbose`. */
const SHOWN_OF_A_RULE = 5

export async function build(flags: BuildFlags): Promise<number> {
  const started = performance.now()
  const shown = new Map<string, number>()
  const onIssue = ({ file, line, rule, message }: Issue): void => {
    const count = (shown.get(rule) ?? 0) + 1
    shown.set(rule, count)
    if (count <= SHOWN_OF_A_RULE || flags.verbose === true)
      console.error(`warning  ${file}${line > 0 ? `:${line}` : ''}  ${message}  [${rule}]`)
  }
  const result = await buildIndex({
    sources: listOption('source', flags.source),
    out: textOption('out', flags.out),
    year: flags.year === undefined ? null : integerOption('year', flags.year, 1900, 2200),
    cache: flags.cache !== false,
    onIssue,
    onProgress: createProgressLine(process.stderr),
  })
  if (flags.verbose !== true)
    for (const [rule, count] of shown)
      if (count > SHOWN_OF_A_RULE)
        console.error(
          `  … and ${countText(count - SHOWN_OF_A_RULE)} more [${rule}] (--verbose to list)`,
        )
  const seconds = (performance.now() - started) / 1000
  const { blocks: _, ...figures } = result.manifest
  const statistics = {
    ...figures,
    files: result.files,
    characters: result.characters,
    warnings: result.issues,
    seconds: Number(seconds.toFixed(3)),
  }
  if (flags.json === true) console.log(JSON.stringify(statistics))
  else {
    console.error(
      `Documents ${countText(figures.documents)} from ${countText(result.files)} files, ` +
        `${countText(result.characters)} characters`,
    )
    console.error(
      `Index     ${textOption('out', flags.out)}/index.bin  ${bytesText(figures.indexBytes)}, ` +
        `${countText(figures.terms)} terms, ${countText(figures.postings)} postings, version ${figures.version}`,
    )
    console.error(`Finished in ${seconds.toFixed(1)} s`)
  }
  return flags.strict === true && result.issues > 0 ? 1 : 0
}

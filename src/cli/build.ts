/**
 * `hansou build`: a corpus in, an index folder out.
 *
 * Layer: cli. Imports: corpus, build, cli.
 */

import { buildIndex, type BuildResult } from '../build/build-index.ts'
import { budgetsOf, planOf, standingOf, type Budget } from '../build/budget.ts'
import { certify, type Certificate } from '../build/certificate.ts'
import { isCertified, rememberCertified } from '../build/certified.ts'
import type { Issue } from '../corpus/document.ts'
import { integerOption, listOption, siteOption, textOption } from './options.ts'
import { openEngine } from './open.ts'
import { createProgressLine } from './progress-line.ts'
import { bytesText, countText } from './report.ts'

interface BuildFlags {
  readonly source: unknown
  readonly out: unknown
  readonly year?: unknown
  readonly site?: unknown
  readonly strict?: boolean
  readonly verbose?: boolean
  readonly json?: boolean
  /** cac's form of `--no-cache`. */
  readonly cache?: boolean
  readonly certify?: boolean
}

/** Warnings shown of one rule without `--verbose`. */
const SHOWN_OF_A_RULE = 5

/** Rules that tell what was left out as it should be: no warnings. */
const NOTICES = new Set(['list-page', 'protected', 'index-copy'])

export async function build(flags: BuildFlags): Promise<number> {
  const started = performance.now()
  const shown = new Map<string, number>()
  const onIssue = ({ file, line, rule, message }: Issue): void => {
    const count = (shown.get(rule) ?? 0) + 1
    shown.set(rule, count)
    if (count <= SHOWN_OF_A_RULE || flags.verbose === true)
      console.error(
        `${NOTICES.has(rule) ? 'notice ' : 'warning'}  ${file}${line > 0 ? `:${line}` : ''}  ${message}  [${rule}]`,
      )
  }
  const result = await buildIndex({
    sources: listOption('source', flags.source),
    out: textOption('out', flags.out),
    year: flags.year === undefined ? null : integerOption('year', flags.year, 1900, 2200),
    site: flags.site === undefined ? null : siteOption('site', flags.site),
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
  const notices = [...NOTICES].reduce((sum, rule) => sum + (shown.get(rule) ?? 0), 0)
  const warnings = result.issues - notices
  const certificate =
    flags.certify === false ? null : await certifyIndex(textOption('out', flags.out), result)
  const seconds = (performance.now() - started) / 1000
  const { blocks: _, blockBytes: __, ...figures } = result.manifest
  const budgets = budgetsOf(result.manifest, certificate?.p99Ms ?? null)
  const plan = planOf(budgets)
  const statistics = {
    ...figures,
    written: result.written,
    files: result.files,
    characters: result.characters,
    warnings,
    certificate,
    budgets,
    plan,
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
        `${countText(figures.terms)} terms, ${countText(figures.postings)} postings, version ${figures.version}` +
        (result.written === 'nothing' ? ', unchanged' : ''),
    )
    if (certificate !== null) console.error(certificateText(certificate))
    for (const line of budgetLines(budgets, plan)) console.error(line)
    console.error(`Finished in ${seconds.toFixed(1)} s`)
  }
  if (plan === null) return 1
  const failed = (certificate?.unreachable ?? 0) + (certificate?.misranked ?? 0)
  return flags.strict === true && warnings + failed > 0 ? 1 : 0
}

function budgetLines(budgets: readonly Budget[], plan: string | null): string[] {
  const amount = ({ unit }: Budget, value: number): string =>
    unit === 'bytes'
      ? bytesText(value)
      : unit === 'ms'
        ? `${value.toFixed(1)} ms`
        : countText(value)
  const share = ({ used, limit }: Budget): string => `${Math.ceil((used / limit) * 100)} %`
  const shown = budgets.filter(({ name }) => name !== 'file')
  return [
    `Plan      ${plan === null ? 'fits no plan of Cloudflare Workers' : `Cloudflare Workers ${plan}`}: ` +
      shown.map((one) => `${one.name} ${share(one)}`).join(', '),
    ...budgets
      .filter((one) => standingOf(one) !== 'fits')
      .map(
        (one) =>
          `${standingOf(one) === 'over' ? 'over' : 'warning'}  ${one.name}: ${amount(one, one.used)} of ${amount(one, one.limit)}; ${one.advice}`,
      ),
  ]
}

/** Of an index that was certified before, what changed is looked at, and a smaller sample. */
async function certifyIndex(
  folder: string,
  { manifest, basedOn, changed }: BuildResult,
): Promise<Certificate> {
  const { engine, blocks } = openEngine(folder)
  const isKnown = basedOn !== null && isCertified(folder, basedOn)
  const certificate = await certify(
    engine,
    (numbers) => blocks.documents(numbers),
    isKnown ? changed : null,
  )
  const hasPassed = certificate.unreachable + certificate.misranked === 0
  rememberCertified(folder, manifest.version, hasPassed)
  return certificate
}

function certificateText({
  tested,
  isComplete,
  unreachable,
  misranked,
  examples,
}: Certificate): string {
  const failures = examples.length === 0 ? '' : `  (${examples.join(' ')})`
  return (
    `Reach     ${countText(tested)} substrings of 2 to 8 characters tested` +
    `${isComplete ? '' : ' (a sample)'}, ${countText(unreachable)} unreachable, ` +
    `${countText(misranked)} without a literal first hit${failures}`
  )
}

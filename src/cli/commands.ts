/**
 * The commands: arguments in, one command run, an exit code out.
 *
 * Layer: cli. Imports: cli, errors.
 */

import { cac } from 'cac'

import { ServiceError, type ErrorCode } from '../errors.ts'
import { build } from './build.ts'
import { evaluate } from './eval.ts'
import { query } from './query.ts'
import { stats } from './stats.ts'
import { VERSION } from './version.ts'

const USAGE: ReadonlySet<ErrorCode> = new Set(['cli/usage', 'corpus/missing'])

const cli = cac('hansou')

cli
  .command('build', 'Build an index from articles')
  .option('--source <path>', 'File or folder of articles; may be given several times', {
    default: 'seeds',
  })
  .option('--out <dir>', 'Where to write the index', { default: 'index' })
  .option('--year <year>', 'Year for datelines that name only month and day')
  .option('--site <url>', 'Address of the site that publishes the sources')
  .option('--strict', 'End with 1 when there are warnings')
  .option('--verbose', 'Show every warning')
  .option('--no-cache', 'Analyze everything anew, and keep nothing for the next build')
  .option('--no-certify', 'Do not prove that everything can be found')
  .option('--json', 'Print statistics as JSON')
  .action(build)

cli
  .command('query <...query>', 'Search an index')
  .option('--index <dir>', 'Folder of the index', { default: 'index' })
  .option('--limit <n>', 'Hits to show, 1 to 1000', { default: 10 })
  .option('--explain', 'Say how the query was cut and what each term gave')
  .option('--json', 'Print the answer as JSON')
  .action(query)

cli
  .command('eval', 'Judge an index by questions with known answers')
  .option('--index <dir>', 'Folder of the index', { default: 'index' })
  .option('--queries <file>', 'JSON Lines of {"id","text"}')
  .option('--qrels <file>', 'Lines of query TAB document TAB grade')
  .option('--limit <n>', 'Hits to look at, 1 to 1000', { default: 10 })
  .option('--json', 'Print the figures as JSON')
  .action(evaluate)

cli
  .command('stats', 'Show what is in an index')
  .option('--index <dir>', 'Folder of the index', { default: 'index' })
  .option('--json', 'Print the figures as JSON')
  .action(stats)

// cac notes a default of true with each `--no-…`, which reads as if that were what happens.
cli.help((sections) =>
  sections.map((section) => ({
    ...section,
    body: section.body.replaceAll(' (default: true)', ''),
  })),
)
cli.version(VERSION)

/**
 * Runs the command that the arguments name, `argv` being those of a process.
 *
 * @returns The exit code.
 */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    cli.parse(withTextsLast(argv), { run: false })
    if (cli.options['help'] || cli.options['version']) return 0
    if (cli.matchedCommand === undefined) {
      const given = cli.args[0]
      console.error(
        `hansou: expected a command: ${cli.commands.map(({ name }) => name).join(', ')}` +
          (given === undefined ? '' : `; got ${JSON.stringify(given)}`),
      )
      console.error('Try "hansou --help".')
      return 2
    }
    return ((await cli.runMatchedCommand()) as number | undefined) ?? 0
  } catch (error) {
    return report(error)
  }
}

/** A word of Chinese behind a minus (工会 -佛山) is no option but text, as all is behind `--`. */
function withTextsLast(argv: readonly string[]): string[] {
  const isText = (argument: string): boolean => /^-\P{ASCII}/u.test(argument)
  if (argv.includes('--') || !argv.some(isText)) return [...argv]
  return [...argv.filter((argument) => !isText(argument)), '--', ...argv.filter(isText)]
}

function report(error: unknown): number {
  if (error instanceof ServiceError) {
    console.error(`hansou: ${error.message}  [${error.code}]`)
    return USAGE.has(error.code) ? 2 : 1
  }
  // cac throws this for an unknown option or a missing argument.
  if (error instanceof Error && error.name === 'CACError') {
    console.error(`hansou: ${error.message}`)
    return 2
  }
  console.error(error)
  return 1
}

/**
 * `hansou`: arguments in, one command run, an exit code out.
 *
 * 0 for success, 1 for problems (nothing indexed, warnings with `--strict`, a damaged index),
 * 2 for a wrong use of the command. Results go to stdout, everything else to stderr.
 *
 * Layer: cli. Imports: node, cli.
 */

import { enableCompileCache } from 'node:module'

// The sources are TypeScript, and reading them is most of what a short command does: Node keeps
// what it made of them in the folder for temporary files. Before anything else is imported.
enableCompileCache()

const { run } = await import('./commands.ts')

process.exitCode = await run(process.argv)

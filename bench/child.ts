/**
 * One measurement in a process of its own.
 *
 * A process a measurement keeps the memory of one engine out of the next one's figures, lets the
 * heap limit be raised, and lets a run that hangs or runs out of memory end as a row that says so.
 *
 * Layer: bench. Imports: node.
 */

import { fork } from 'node:child_process'

/** Heap that an engine may use, in MiB; the machine has 24 GiB, shared. */
export const HEAP_LIMIT_MIB = 8_192

/** What a child may still do after its budget, which it watches itself between two queries. */
const GRACE_MS = 60_000

/** A measurement that came to an end, or why it did not. */
export type Outcome<T> =
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'stopped'; readonly reason: string }

/** Thrown in a child when its engine cannot finish; the message is the row's reason. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError'
}

/**
 * Runs a script that calls `report`, and gives what it reported.
 *
 * @param script - URL of the script.
 * @param budgetMs - Time that the script may take; killed a minute later.
 */
export function runChild<T>(script: URL, args: string[], budgetMs: number): Promise<Outcome<T>> {
  const child = fork(script, args, {
    execArgv: [`--max-old-space-size=${HEAP_LIMIT_MIB}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const { promise, resolve } = Promise.withResolvers<Outcome<T>>()
  const stop = (reason: string): void => resolve({ status: 'stopped', reason })
  let errors = ''
  let isKilled = false
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString('utf8')).slice(-10_000)
  })
  const timer = setTimeout(() => {
    isKilled = true
    child.kill('SIGKILL')
  }, budgetMs + GRACE_MS)
  child.on('message', (outcome) => resolve(outcome as Outcome<T>))
  child.on('error', (error) => stop(error.message))
  child.on('close', (code, signal) => {
    clearTimeout(timer)
    if (isKilled) stop(`no end after ${Math.round((budgetMs + GRACE_MS) / 1000)} s`)
    else if (errors.includes('heap out of memory')) stop(`more than ${HEAP_LIMIT_MIB} MiB of heap`)
    else stop(`ended with ${signal ?? `code ${code}`}: ${lastLine(errors)}`)
  })
  return promise
}

/** Measures in the child, and tells the parent how it went. */
export async function report(measure: () => Promise<unknown>): Promise<void> {
  let outcome: Outcome<unknown>
  try {
    outcome = { status: 'done', value: await measure() }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (!(error instanceof StoppedError)) console.error(error)
    outcome = { status: 'stopped', reason }
  }
  await new Promise<void>((resolve) => {
    if (process.send === undefined) {
      console.log(JSON.stringify(outcome, undefined, 2))
      resolve()
    } else {
      process.send(outcome, () => resolve())
    }
  })
  // Engines leave timers, sockets and helpers behind; the measurement is over.
  process.exit(0)
}

/** The resident memory of this process at its highest so far, in bytes. */
export function peakRss(): number {
  return process.resourceUsage().maxRSS * 1024
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}

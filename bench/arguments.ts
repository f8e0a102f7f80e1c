/**
 * What the benches' command lines have in common.
 *
 * Layer: bench. Imports: node, engines, scratch.
 */

import { type EngineName, whyAbsent } from './relevance/engines.ts'
import { createScratch, removeScratch } from './scratch.ts'

/**
 * Picks the known names that were given, in the known order. An unknown one ends the program
 * with exit code 2 and the list.
 */
export function pickNames<T extends string>(given: readonly string[], known: readonly T[]): T[] {
  const unknown = given.find((name) => !known.some((one) => one === name))
  if (unknown !== undefined) {
    console.error(`no ${unknown}; there are: ${known.join(', ')}`)
    process.exit(2)
  }
  return known.filter((name) => given.includes(name))
}

/** Reads a budget in seconds; anything but a positive number ends the program with exit code 2. */
export function parseBudgetMs(seconds: string): number {
  const budgetMs = Number(seconds) * 1000
  if (!(budgetMs > 0)) {
    console.error(`--budget wants seconds, not ${seconds}`)
    process.exit(2)
  }
  return budgetMs
}

/** Drops the engines that cannot be measured here, and says why on stderr. */
export async function presentEngines(names: readonly EngineName[]): Promise<EngineName[]> {
  const folder = createScratch()
  const reasons = await Promise.all(names.map((name) => whyAbsent(name, folder)))
  removeScratch(folder)
  for (const [i, reason] of reasons.entries()) {
    if (reason !== undefined) console.error(`${names[i]} is left out: ${reason}`)
  }
  return names.filter((_, i) => reasons[i] === undefined)
}

/** The day in the machine's own time zone, as an ISO date. */
export function today(): string {
  return new Date().toLocaleDateString('sv-SE')
}

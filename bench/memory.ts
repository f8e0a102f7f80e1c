/**
 * The memory of this process and of its children, as the system counts it (resident set).
 *
 * Peaks come from Linux's /proc, where they can be set back once the input is read. Elsewhere a
 * peak is that since the start, and children are not measured (0).
 *
 * Layer: bench. Imports: node.
 */

import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const KIB = 1024

/** The resident memory once garbage is gone, in bytes: what is left is what is held. */
export function settledRss(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  return process.memoryUsage.rss()
}

/** Forgets the peak so far: from here on `peakRss` tells that of what follows. */
export function resetPeakRss(): void {
  const file = '/proc/self/clear_refs'
  // 5 resets the high-water mark (proc_pid_clear_refs(5)).
  if (existsSync(file)) writeFileSync(file, '5')
}

/** The resident memory of this process at its highest, in bytes. */
export function peakRss(): number {
  return highWaterMark('self') ?? process.resourceUsage().maxRSS * KIB
}

/** Sums the peaks of the direct children that still run, in bytes. */
export function childPeakRss(): number {
  const tasks = `/proc/${process.pid}/task`
  if (!existsSync(tasks)) return 0
  const children = readdirSync(tasks).flatMap((task) => {
    const text = readFileSync(`${tasks}/${task}/children`, 'utf8').trim()
    return text === '' ? [] : text.split(' ')
  })
  return children.reduce((sum, id) => sum + (highWaterMark(id) ?? 0), 0)
}

function highWaterMark(processId: string): number | undefined {
  const file = `/proc/${processId}/status`
  if (!existsSync(file)) return undefined
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1]
  return kib === undefined ? undefined : Number(kib) * KIB
}

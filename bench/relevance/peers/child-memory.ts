/**
 * The memory of the processes that this one started, for engines that build in a program of
 * their own. Read from Linux's /proc; elsewhere the answer is 0, which means not measured.
 *
 * Layer: bench. Imports: node.
 */

import { existsSync, readFileSync, readdirSync } from 'node:fs'

const KIB = 1024

/** Sums the peak resident memory of the direct children that still run, in bytes. */
export function childPeakRss(): number {
  const tasks = `/proc/${process.pid}/task`
  if (!existsSync(tasks)) return 0
  const children = readdirSync(tasks).flatMap((task) => {
    const text = readFileSync(`${tasks}/${task}/children`, 'utf8').trim()
    return text === '' ? [] : text.split(' ')
  })
  return children.reduce((sum, id) => {
    const status = readFileSync(`/proc/${id}/status`, 'utf8')
    return sum + Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * KIB
  }, 0)
}

/**
 * Versions of the packages and of the machine that a result came from.
 *
 * Layer: bench. Imports: node.
 */

import { readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'

/** The machine and the runtime of a run; `model` and `cores` as the system tells them. */
export interface Machine {
  readonly model: string
  readonly cores: number
  readonly memoryBytes: number
  readonly system: string
  readonly node: string
  readonly icu: string
  /** Over the last minute, before the run: above 0.5 others were at work on the machine. */
  readonly loadAverage: number
}

/** Reads the installed version of a package of the bench, as `name version`. */
export function packageVersion(name: string): string {
  const file = new URL(`./node_modules/${name}/package.json`, import.meta.url)
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return `${name} ${version}`
}

/** Describes where this process runs. */
export function describeMachine(): Machine {
  return {
    model: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    system: `${process.platform} ${release()} ${process.arch}`,
    node: process.versions.node,
    icu: process.versions['icu'] ?? 'none',
    loadAverage: loadavg()[0] ?? 0,
  }
}

/** The machine in one line, for a table's foot. */
export function machineLine(machine: Machine): string {
  const gib = Math.round(machine.memoryBytes / 2 ** 30)
  return `${machine.model}, ${machine.cores} cores, ${gib} GiB, ${machine.system}, Node ${machine.node} (ICU ${machine.icu}), load ${machine.loadAverage.toFixed(1)} before the run`
}

/**
 * Progress of a build: how much is done, how fast, how long it will take.
 *
 * Layer: build. Imports: nothing.
 */

export interface Progress {
  readonly phase: 'index' | 'merge'
  /** Share of the sources' bytes, unzipped, that is indexed, 0 … 1. */
  readonly share: number
  readonly characters: number
  readonly charactersPerSecond: number
  /** Seconds left of this phase; null while there is nothing to go by. */
  readonly secondsLeft: number | null
}

export interface ProgressMeter {
  add(bytes: number, characters: number): void
  phase(phase: Progress['phase']): void
}

/**
 * @param totalBytes - Of the sources, unzipped.
 * @param report - Called after each step; it decides what to show.
 */
export function createProgress(
  totalBytes: number,
  report: (progress: Progress) => void,
): ProgressMeter {
  const started = performance.now()
  let doneBytes = 0
  let characters = 0
  let phase: Progress['phase'] = 'index'
  function tell(): void {
    const seconds = (performance.now() - started) / 1000
    const share = totalBytes === 0 ? 1 : Math.min(1, doneBytes / totalBytes)
    report({
      phase,
      share,
      characters,
      charactersPerSecond: seconds === 0 ? 0 : characters / seconds,
      secondsLeft: share === 0 ? null : (seconds / share) * (1 - share),
    })
  }
  return {
    add(bytes, more) {
      doneBytes += bytes
      characters += more
      tell()
    },
    phase(next) {
      phase = next
      tell()
    },
  }
}

/**
 * Progress on stderr: a bar that redraws itself on a terminal, a plain line now and then elsewhere.
 *
 * Layer: cli. Imports: build, cli.
 */

import type { WriteStream } from 'node:tty'

import type { Progress } from '../build/progress.ts'
import { countText } from './report.ts'

const BAR_CHARACTERS = 20
const REDRAW_MS = 100
/** Elsewhere than on a terminal, a line for each such step. */
const PLAIN_STEP = 0.1

/** Creates the listener that shows progress on `stream`. A build of a moment shows nothing. */
export function createProgressLine(
  stream: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean },
): (progress: Progress) => void {
  const isTerminal = stream.isTTY === true && !process.env['CI'] && process.env['TERM'] !== 'dumb'
  let drawn = 0
  let nextStep = PLAIN_STEP
  return (progress) => {
    const { phase, share, characters, charactersPerSecond, secondsLeft } = progress
    const facts =
      `${Math.round(share * 100)}%  ${countText(characters)} characters  ` +
      `${countText(Math.round(charactersPerSecond))}/s` +
      (secondsLeft === null || share >= 1 ? '' : `  ${Math.ceil(secondsLeft)} s left`)
    if (isTerminal) {
      const now = performance.now()
      if (phase === 'merge') stream.write(`\r\u001b[KMerging …\r`)
      else if (now - drawn >= REDRAW_MS) {
        const full = Math.round(share * BAR_CHARACTERS)
        stream.write(
          `\r\u001b[KIndexing ${'█'.repeat(full)}${'░'.repeat(BAR_CHARACTERS - full)} ${facts}\r`,
        )
        drawn = now
      }
      return
    }
    if (phase === 'merge' || share < nextStep || share >= 1) return
    stream.write(`Indexing  ${facts}\n`)
    nextStep = (Math.floor(share / PLAIN_STEP) + 1) * PLAIN_STEP
  }
}

/**
 * One folder for whatever a run of the tests writes, gone when the run ends: workers may be stopped
 * before they clean up after themselves.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs before the workers start, which take their environment from this process. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'hansou-tests-'))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

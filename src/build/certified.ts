/**
 * Which index was certified last: kept in the cache, so that a later build knows what it may trust.
 *
 * Layer: build. Imports: node, build.
 */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { codeDigest, digestOf } from './packing-digest.ts'

/** What a certificate speaks of: an index, and the code that searches it. */
function subjectOf(version: string): string {
  return digestOf([version, codeDigest(['text', 'index', 'search'])])
}

/** Whether the index of this version passed, searched by this same code. */
export function isCertified(folder: string, version: string): boolean {
  try {
    return readFileSync(fileIn(folder), 'utf8') === subjectOf(version)
  } catch {
    return false
  }
}

/** Keeps that the index passed, or forgets what it knew when it did not. */
export function rememberCertified(folder: string, version: string, hasPassed: boolean): void {
  if (!hasPassed) {
    rmSync(fileIn(folder), { force: true })
    return
  }
  mkdirSync(join(folder, 'cache'), { recursive: true })
  writeFileSync(fileIn(folder), subjectOf(version))
}

function fileIn(folder: string): string {
  return join(folder, 'cache', 'certified')
}

/**
 * Where the measuring data lies, and how its files are read.
 *
 * The data is beside the repository, not in it (share-alike licences, 30 MB), so a
 * checkout may be without it: callers ask `hasFile` first and name the folder they looked in.
 *
 * Layer: bench. Imports: node.
 */

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/** The folder of the data, `../shared/data` seen from the root of the repository. */
export const DATA_FOLDER = fileURLToPath(new URL('../../shared/data/', import.meta.url))

/** Tells whether the data has a file. */
export function hasFile(path: string): boolean {
  return existsSync(DATA_FOLDER + path)
}

/**
 * Reads the lines of a text file of the data; `.gz` is unpacked, blank lines are dropped.
 *
 * @param path - Below the data folder.
 */
export function readLines(path: string): string[] {
  const bytes = readFileSync(DATA_FOLDER + path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').filter((line) => line.trim() !== '')
}

/**
 * Documents to a segment, directly.
 *
 * Layer: build. Imports: corpus, index, build.
 */

import type { Document } from '../corpus/document.ts'
import { createInverter } from '../index/inverter.ts'
import type { Segment } from '../index/segment.ts'
import type { Analysis } from './analysis.ts'

export function indexDocuments(documents: readonly Document[], analysis: Analysis): Segment {
  const inverter = createInverter(analysis)
  for (const document of documents) inverter.add(document)
  return inverter.finish()
}

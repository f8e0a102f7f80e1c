/**
 * One thread of the pool: documents come in, an encoded segment goes out.
 *
 * Layer: build. Imports: node, corpus, build.
 */

import { parentPort, workerData } from 'node:worker_threads'

import type { Document } from '../corpus/document.ts'
import { createAnalysis } from './analysis.ts'
import type { UserWord } from './dictionary.ts'
import { encodeSegment } from '../index/segment-file.ts'
import { indexDocuments } from './index-documents.ts'

const { userWords } = workerData as { readonly userWords: readonly UserWord[] }
const analysis = createAnalysis(userWords)

// Loaded while there is nothing else to do.
void analysis.analyzer

parentPort?.on('message', (documents: readonly Document[]) => {
  const segment = encodeSegment(indexDocuments(documents, analysis))
  parentPort?.postMessage(segment, [segment.buffer])
})

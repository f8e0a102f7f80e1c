/**
 * One thread of the pool: documents come in, an encoded segment goes out.
 *
 * Layer: build. Imports: node, corpus, index, build.
 */

import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

import type { Document } from '../corpus/document.ts'
import type { UserWord } from './dictionary.ts'

// As in `cli/main.ts`, and a thread has to be told again.
enableCompileCache()

const { createAnalysis } = await import('./analysis.ts')
const { encodeSegment } = await import('../index/segment-file.ts')
const { indexDocuments } = await import('./index-documents.ts')

const { userWords } = workerData as { readonly userWords: readonly UserWord[] }
const analysis = createAnalysis(userWords)

// Loaded while there is nothing else to do.
void analysis.analyzer

parentPort?.on('message', (documents: readonly Document[]) => {
  const segment = encodeSegment(indexDocuments(documents, analysis))
  parentPort?.postMessage(segment, [segment.buffer])
})

/**
 * A pool of threads that turn documents into segments.
 *
 * Layer: build. Imports: node, corpus, build.
 */

import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

import type { Document } from '../corpus/document.ts'
import type { UserWord } from './dictionary.ts'

export interface SegmentPool {
  /** Indexes documents; resolves to an encoded segment. Waits while all threads are busy. */
  index(documents: readonly Document[]): Promise<Uint8Array>
  close(): Promise<void>
}

/** More threads than cores would only hold more documents at once. */
const MAX_THREADS = 8

interface Thread {
  readonly worker: Worker
  busy: boolean
}

interface Waiting {
  readonly documents: readonly Document[]
  readonly resolve: (segment: Uint8Array) => void
  readonly reject: (error: Error) => void
}

/**
 * Starts threads as they are needed; each loads the dictionary once. The first starts at once, so
 * that it has done so when the first group has been read.
 */
export function createSegmentPool(userWords: readonly UserWord[]): SegmentPool {
  const most = Math.min(MAX_THREADS, availableParallelism())
  const threads: Thread[] = []
  const waiting: Waiting[] = []

  function start(): Thread {
    const worker = new Worker(new URL('./segment-thread.ts', import.meta.url), {
      workerData: { userWords },
      // A dictionary and one group of sources fit well; without it a heap grows as it likes.
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 },
    })
    const thread = { worker, busy: false }
    threads.push(thread)
    return thread
  }

  function dispatch(): void {
    while (waiting.length > 0) {
      let thread = threads.find(({ busy }) => !busy)
      if (thread === undefined && threads.length < most) thread = start()
      const task = thread === undefined ? undefined : waiting.shift()
      if (thread === undefined || task === undefined) return
      run(thread, task)
    }
  }

  function run(thread: Thread, { documents, resolve, reject }: Waiting): void {
    thread.busy = true
    const { worker } = thread
    const done = (): void => {
      worker.off('message', onMessage)
      worker.off('error', onError)
      thread.busy = false
    }
    const onMessage = (segment: Uint8Array): void => {
      done()
      resolve(segment)
      dispatch()
    }
    const onError = (error: Error): void => {
      done()
      threads.splice(threads.indexOf(thread), 1)
      reject(error)
      dispatch()
    }
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.postMessage(documents)
  }

  start()
  return {
    index: (documents) =>
      new Promise((resolve, reject) => {
        waiting.push({ documents, resolve, reject })
        dispatch()
      }),
    async close() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}

/**
 * Choosing how a list is coded: the kinds of posting that make it shortest, see `posting.ts`.
 *
 * Layer: index. Imports: index.
 */

import { SKIP } from './list.ts'
import {
  EXPLICIT,
  isWholeCode,
  ONCE_IN_BODY,
  REPEAT,
  SECOND,
  USUAL,
  type Coding,
} from './posting.ts'

/** A list before it is coded: `count` postings, in columns. */
export interface PostingColumns {
  readonly documents: Int32Array
  readonly codes: Uint8Array
  readonly count: number
}

/** Counts the codes of a list; kept from list to list, so that nothing is allocated for each. */
export class CodeCounter {
  readonly #uses = new Uint32Array(256)
  readonly #used = new Uint8Array(256)
  #usedCount = 0

  add(code: number): void {
    const uses = this.#uses[code] ?? 0
    if (uses === 0) this.#used[this.#usedCount++] = code
    this.#uses[code] = uses + 1
  }

  clear(): void {
    for (let i = 0; i < this.#usedCount; i++) this.#uses[this.#used[i] ?? 0] = 0
    this.#usedCount = 0
  }

  /** How many different codes there are. */
  get size(): number {
    return this.#usedCount
  }

  /** The code of most postings besides `other`; -1 when no other code says all. */
  mostUsed(other: number): number {
    let most = -1
    for (let i = 0; i < this.#usedCount; i++) {
      const code = this.#used[i] ?? 0
      if (code === other || !isWholeCode(code)) continue
      const lead = (this.#uses[code] ?? 0) - (most < 0 ? 0 : (this.#uses[most] ?? 0))
      // In order of code where equal, so that it does not matter which came first.
      if (lead > 0 || (lead === 0 && code < most)) most = code
    }
    return most
  }

  uses(code: number): number {
    return this.#uses[code] ?? 0
  }
}

/** The coding that makes a list shortest. */
export function chooseCoding(columns: PostingColumns, counter: CodeCounter): Coding {
  const most = counter.mostUsed(-1)
  // Another code than the usual one has to save more than its own byte.
  const usualCode =
    most >= 0 && counter.uses(most) > counter.uses(ONCE_IN_BODY) + 1 ? most : ONCE_IN_BODY
  const bare: Coding = { kindBits: 0, usualCode, secondCode: usualCode }
  const isUniform = counter.size === 1 && counter.uses(usualCode) > 0
  if (isUniform && !hasRun(columns)) return bare
  const second = counter.mostUsed(usualCode)
  const secondCode = second < 0 ? usualCode : second
  const sizes = measure(columns, usualCode, secondCode)
  if (isUniform && sizes.bare <= Math.min(sizes.flagged, sizes.kinds)) return bare
  return sizes.kinds < sizes.flagged
    ? { kindBits: 2, usualCode, secondCode }
    : { kindBits: 1, usualCode, secondCode: usualCode }
}

/** Whether two postings in a row are of neighbouring documents: then repeating may pay. */
function hasRun({ documents, count }: PostingColumns): boolean {
  for (let i = 1; i < count; i++)
    if ((documents[i] ?? 0) - (documents[i - 1] ?? 0) === 1) return true
  return false
}

/**
 * Bytes of the postings with no, one and two bits of kinds (the latter with its second code), but
 * for the varints behind codes, which are the same in any coding.
 */
function measure(
  { documents, codes, count }: PostingColumns,
  usualCode: number,
  secondCode: number,
): { readonly bare: number; readonly flagged: number; readonly kinds: number } {
  let bare = 0
  let flagged = 0
  let kinds = 1
  let before = -1
  let last = -1
  let run = 0
  let isShort = true
  for (let i = 0; i < count; i++) {
    const gap = (documents[i] ?? 0) - before - 1
    const code = codes[i] ?? 0
    before = documents[i] ?? 0
    bare += varintSize(gap)
    flagged += varintSize(gap * 2) + (code === usualCode ? 0 : 1)
    if (gap === 0 && code === last && i % SKIP !== 0 && isWholeCode(code)) {
      run++
      continue
    }
    kinds += runSize(run, isShort)
    run = 0
    last = code
    isShort = code === usualCode || code === secondCode
    kinds += varintSize(gap * 4) + (isShort ? 0 : 1)
  }
  return { bare, flagged, kinds: kinds + runSize(run, isShort) }
}

/** Bytes of so many postings that say the same as the one before, each of the next document. */
function runSize(run: number, isShort: boolean): number {
  if (run === 0) return 0
  return run === 1 && isShort ? 1 : varintSize((run - 1) * 4)
}

/** Bytes of a varint, as `ByteWriter.varint` writes it. */
function varintSize(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : value < 0x10000000 ? 4 : 5
}

/**
 * Visits what is to be written for a list, token by token.
 *
 * @param visit - Takes the head, the code that follows it (-1 for none), and the first and
 *   last posting that it stands for.
 */
export function visitPostings(
  { documents, codes, count }: PostingColumns,
  { kindBits, usualCode, secondCode }: Coding,
  visit: (head: number, explicit: number, first: number, last: number) => void,
): void {
  let before = -1
  for (let i = 0; i < count;) {
    const document = documents[i] ?? 0
    const code = codes[i] ?? 0
    const isShort = kindBits === 0 || code === usualCode || (kindBits === 2 && code === secondCode)
    const kind = !isShort ? EXPLICIT : code === usualCode ? USUAL : SECOND
    visit((((document - before - 1) << kindBits) | kind) >>> 0, isShort ? -1 : code, i, i)
    before = document
    i++
    if (kindBits < 2 || !isWholeCode(code)) continue
    let end = i
    while (
      end < count &&
      end % SKIP !== 0 &&
      codes[end] === code &&
      documents[end] === before + 1
    ) {
      before++
      end++
    }
    const run = end - i
    // One more that is coded short takes a byte either way.
    if (run > 1 || (run === 1 && !isShort)) {
      visit((((run - 1) << kindBits) | REPEAT) >>> 0, -1, i, end - 1)
      i = end
    } else before = document
  }
}

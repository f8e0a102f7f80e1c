/**
 * Photo captions and credits, which extraction drops into the middle of sentences.
 *
 * What marks a photo is its credit (`全媒体记者林景余/摄`, `张三 摄`, `图/张三`, `(张三 摄)`,
 * `佛山市总工会供图`) or a caption that says it is one (`图为…`, `▲…`). The caption of a credit is
 *   - what precedes it on its own line, when that is one short sentence;
 *   - else the piece before it, with the pieces it continues when those reach back to a gap
 *     of two or more blank lines, which is where the photo stood.
 * The paragraph with the dateline is never a caption, nor is a long one, nor one that a
 * sentence broken off before it still needs. An article that would have nothing left keeps
 * its captions as text: a photo with a few lines is the article then.
 *
 * Layer: corpus. Imports: corpus.
 */

import type { Piece } from '../articles.ts'
import { parseBylineLine, startsWithDateline } from './dateline.ts'
import { endsParagraph } from './paragraphs.ts'
import { isPeople } from '../people.ts'
import { simplified } from '../simplified.ts'

/** An article without its photos, and what stood under them. */
export interface Photos {
  readonly pieces: readonly Piece[]
  /** Captions and credits in the order of the page; a credit follows its caption. */
  readonly captions: readonly string[]
}

/** Longest caption on lines of its own. Three printed lines of a wide photo hold about 120. */
const MAX_CAPTION_CODE_UNITS = 150
/** Longest caption that shares its line with the credit; a longer one is body text. */
const MAX_INLINE_CAPTION_CODE_UNITS = 80
const MAX_CAPTION_PIECES = 3
/** Between paragraphs there is one blank line; a photo leaves more. */
const PHOTO_GAP_BLANK_LINES = 2
const MAX_CREDIT_CODE_UNITS = 40

const SAYS_IT_IS_A_CAPTION =
  /^(?:[▲△▼▽]\s*\S|图(?:为|[①-⑩]|[一二三四五六七八九十\d]{1,2}\s*[:：为])|[上下左右]图(?:为|是|[:：]))/u
const CREDIT_LABEL =
  /^(?:图|图片|摄|摄影|供图|图源|图片来源|图片提供|制图)\s*[/／:：|｜]\s*[^。！？!?；;，,]{2,30}$/u
const CREDIT_VERB = /[\s/／]*(摄影?|供图|图片提供|制图|图)$/u
/** Verbs that end in 摄, and what both writes and photographs: a byline. */
const NOT_A_CREDIT =
  /[拍统航录]摄$|文\s*[/／、]?\s*图|(?:^|[\s/／])文\s*[/／、]?\s*摄|图\s*[/／、]?\s*文|(?:^|[\s/／])撰?文(?:[\s/／:：]|$)/u
const AGENCY_PHOTO =
  /^(?:新华社发|新华社照片|中新社发|本报资料图片?|资料图片?|网络图片|视觉中国)\s*(?:[(（].{2,20}[)）])?$/u
const ONE_SENTENCE = /^[^。！？!?]*[。！？!?]?[”"」』]?$/u
const ANY_SENTENCE_MARK = /[。！？!?；;，,：:…]/u

/**
 * Takes captions and credits out of an article.
 *
 * @param pieces - The article in the order of the page.
 */
export function takeCaptions(pieces: readonly Piece[]): Photos {
  const kept: Piece[] = []
  const photos: { captionPieces: readonly Piece[]; credit: string }[] = []
  let isAfterPhoto = false

  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1
    const [words, credit = ''] = splitCredit(piece.text)
    const caption = { ...piece, text: words }

    if (words === '') {
      const captionPieces = isAfterPhoto ? [] : takeCaptionBefore(kept, piece, isLast)
      photos.push({ captionPieces, credit })
      isAfterPhoto = true
    } else if (isCaption(words, credit) && !(isLast && isBrokenOff(kept.at(-1)))) {
      photos.push({ captionPieces: [caption], credit })
      isAfterPhoto = true
    } else {
      kept.push(caption)
      if (credit !== '') photos.push({ captionPieces: [], credit })
      isAfterPhoto = false
    }
  }

  const isAllPhoto = kept.length === 0
  return {
    pieces: isAllPhoto ? photos.flatMap(({ captionPieces }) => captionPieces) : kept,
    captions: photos
      .flatMap(({ captionPieces, credit }) =>
        isAllPhoto ? [credit] : [...captionPieces.map(({ text }) => text), credit],
      )
      .filter((caption) => caption !== ''),
  }
}

/**
 * Tells whether a line is nothing but a photo credit.
 *
 * @example
 * isCredit('全媒体记者林景余/摄') // => true
 * isCredit('由他在现场拍摄') // => false
 */
export function isCredit(line: string): boolean {
  if (line.length > MAX_CREDIT_CODE_UNITS) return false
  const words = simplified(line.replace(/^[(（[［【〔](.*)[)）\]］】〕]$/u, '$1').trim())
  if (NOT_A_CREDIT.test(words)) return false
  if (CREDIT_LABEL.test(words) || AGENCY_PHOTO.test(words)) return true
  const verb = CREDIT_VERB.exec(words)
  if (verb === null || ANY_SENTENCE_MARK.test(words)) return false
  const people = words.slice(0, verb.index)
  if (verb[1] === '供图' || verb[1] === '图片提供') return /^[\p{L}\s、]{2,20}$/u.test(people)
  // 摄 ends few other words; 图 and 摄影 end many, so they need a space or a mark before them.
  return isPeople(people) && (verb[1] === '摄' || verb[0] !== verb[1])
}

/** Splits a piece into its words and the credit that ends it; either may be empty. */
function splitCredit(text: string): [words: string, credit?: string] {
  if (isCredit(text)) return ['', text]
  // 文/张三 摄影/张三: who wrote it as well.
  if (NOT_A_CREDIT.test(simplified(text)) && parseBylineLine(text) !== null) return [text]
  const tail = text.slice(-MAX_CREDIT_CODE_UNITS)
  const candidates = [
    /[(（][^()（）]{2,38}[)）]$/u.exec(tail)?.[0],
    /[。！？!?…”"」』]\s*([^。！？!?…”"」』]{2,})$/u.exec(tail)?.[1],
    // Without a full stop the caption is told from the credit by a space alone.
    ...Array.from(tail.matchAll(/\s(?=(\S.*)$)/gu), ([, credit]) => credit),
  ]
  const credit = candidates.find((candidate) => candidate !== undefined && isCredit(candidate))
  return credit === undefined ? [text] : [text.slice(0, -credit.length).trimEnd(), credit]
}

/** Tells whether a piece that may share its line with a credit is a caption. */
function isCaption(words: string, credit: string): boolean {
  if (SAYS_IT_IS_A_CAPTION.test(simplified(words))) return words.length <= MAX_CAPTION_CODE_UNITS
  if (credit === '' || words.length > MAX_INLINE_CAPTION_CODE_UNITS) return false
  return ONE_SENTENCE.test(words) && !startsWithDateline(words)
}

/** Removes from the end of `kept` what the credit on the next line belongs to. */
function takeCaptionBefore(kept: Piece[], credit: Piece, isLast: boolean): Piece[] {
  const last = kept.at(-1)
  if (last === undefined || !canBeCaption(last)) return []

  let count = 1
  while (count < MAX_CAPTION_PIECES && !followsGap(kept.at(-count))) {
    const before = kept.at(-count - 1)
    if (before === undefined || !isBrokenOff(before) || !canBeCaption(before)) break
    count++
  }
  // Without the gap, what is broken off before the caption is the text around the photo,
  // unless caption and credit are the wrapped lines of one block.
  if (!followsGap(kept.at(-count))) count = 1
  while (credit.blankLinesBefore > 0 && kept.at(-count)?.blankLinesBefore === 0) {
    const before = kept.at(-count - 1)
    if (before === undefined || count >= MAX_CAPTION_PIECES || !canBeCaption(before)) break
    count++
  }
  return isLast && isBrokenOff(kept.at(-count - 1)) ? [] : kept.splice(-count)
}

function canBeCaption({ text }: Piece): boolean {
  return text.length <= MAX_CAPTION_CODE_UNITS && !startsWithDateline(text)
}

function followsGap(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.blankLinesBefore >= PHOTO_GAP_BLANK_LINES
}

function isBrokenOff(piece: Piece | undefined): boolean {
  return piece !== undefined && !endsParagraph(piece.text)
}

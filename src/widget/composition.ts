/**
 * Input methods: does this key, or this text, belong to a word that is still being composed?
 *
 * Three signs are needed, none is enough. `isComposing` is what the standard says. Key code 229
 * is all there is on the first key of a composition, which precedes `compositionstart`, and on
 * the Enter that ends one in Safari, where `compositionend` comes first (WebKit bug 165004). The
 * own flag covers events that carry neither, such as `submit`.
 *
 * Layer: widget. Imports: nothing of ours.
 */

/** Key code of every key press that an input method swallows. */
const IME_KEY_CODE = 229

/** A preedit that is a word of the reader's language already, not letters on the way to one. */
const IDEOGRAPHIC = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}]/u

/** Follows one input's compositions. */
export class Composition {
  /** Between `compositionstart` and `compositionend`. */
  isActive = false
  readonly #isAndroid: boolean

  constructor(userAgent: string) {
    this.#isAndroid = /android/i.test(userAgent)
  }

  /** Tells whether a key press is the input method's; then nothing may be done with it. */
  owns(event: KeyboardEvent): boolean {
    return this.isActive || isComposing(event)
  }

  /**
   * Tells whether the text may not be searched for yet.
   *
   * Android keyboards keep even Latin words in composition until the blank behind them, so
   * there a Latin preedit is text. On a desktop the same letters are pinyin.
   */
  holdsBack(event: InputEvent): boolean {
    if (!this.isActive && !event.isComposing) return false
    return !this.#isAndroid || IDEOGRAPHIC.test(event.data ?? '')
  }
}

/** Tells by the event alone whether a key press belongs to an input method. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === IME_KEY_CODE
}

/**
 * Full screen on a phone: the form and its panel move into a modal `<dialog>` and back.
 *
 * There is one input, not two: what was typed, its name and its label stay what they were. The
 * dialog is the browser's own, so the Back gesture and Esc close it and the page behind is inert.
 *
 * Layer: widget. Imports: nothing of ours, widget.
 */

import { makeElement } from './dom.ts'

/** At most this wide, a list below an input has no room above the keyboard. */
const PHONE = '(max-width: 640px)'

/** Tells whether the window is as narrow as a phone. */
export function isPhone(): boolean {
  return matchMedia(PHONE).matches
}

/** A dialog that borrows parts of the page while it is open. */
export class FullScreen {
  #dialog: HTMLDialogElement | null = null
  #parts: readonly HTMLElement[] = []
  readonly #onClosed: () => void

  constructor(onClosed: () => void) {
    this.#onClosed = onClosed
  }

  get isOpen(): boolean {
    return this.#dialog !== null
  }

  /**
   * Moves `parts` into a dialog at the place of the first.
   *
   * @param label - Names the dialog.
   * @param close - Names its button.
   */
  open(parts: readonly [HTMLElement, ...HTMLElement[]], label: string, close: string): void {
    const button = makeElement('button', {
      type: 'button',
      class: 'hansou-back',
      'aria-label': close,
    })
    const dialog = makeElement('dialog', { class: 'hansou-dialog', 'aria-label': label })
    button.addEventListener('click', () => this.close())
    dialog.addEventListener('close', () => this.close())
    // First: moving the input takes the focus from it, and who hears of that asks `isOpen`.
    this.#dialog = dialog
    this.#parts = parts
    parts[0].before(dialog)
    dialog.append(button, ...parts)
    visualViewport?.addEventListener('resize', this.#fit)
    dialog.showModal()
    this.#fit()
  }

  /** Puts the parts back where they were. */
  close(): void {
    const dialog = this.#dialog
    if (!dialog) return
    this.#dialog = null
    visualViewport?.removeEventListener('resize', this.#fit)
    dialog.close()
    dialog.replaceWith(...this.#parts)
    this.#onClosed()
  }

  /** Ends above the keyboard, which on iOS covers a dialog instead of shrinking it. */
  readonly #fit = (): void => {
    if (!visualViewport) return
    // A reader who zooms in sees less of the page, but the dialog is as large as before.
    const { height, scale } = visualViewport
    this.#dialog?.style.setProperty('--hansou-viewport', `${height * scale}px`)
  }
}

/**
 * Announcements: what a screen reader says when results change.
 *
 * Two polite live regions take turns, because writing the same text twice into one region is
 * not a change and would be silent. A rest comes first: someone who is typing hears their own
 * letters, not a number for each of them.
 *
 * Layer: widget. Imports: nothing of ours, widget.
 */

import { makeElement } from './dom.ts'

const REST_MS = 500

/** Speaks through `root`, which must be in the document, and in the open dialog if there is one. */
export class Announcer {
  #spoken = makeElement('div', { role: 'status' })
  #silent = makeElement('div', { role: 'status' })
  readonly root = makeElement('div', { class: 'hansou-announcer' }, this.#spoken, this.#silent)
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Says `text` after a rest, unless something else is said or hushed before. */
  say(text: string): void {
    this.hush()
    this.#timer = setTimeout(() => {
      ;[this.#spoken, this.#silent] = [this.#silent, this.#spoken]
      this.#silent.textContent = ''
      this.#spoken.textContent = text
    }, REST_MS)
  }

  /** Drops what has not been said yet. */
  hush(): void {
    clearTimeout(this.#timer)
  }
}

/**
 * The combobox of the ARIA Authoring Practices: list autocomplete with manual selection.
 *
 * Focus stays in the input; `aria-activedescendant` points into the list, and only once the
 * reader asks for it with an arrow key. Until then every key is the input's own: Enter submits
 * the form, Home and End move the caret.
 *
 * Layer: widget. Imports: nothing of ours, widget.
 */

import { setAttributes } from './dom.ts'
import { hasMod } from './hotkeys.ts'

/** What the keys ask for. */
export interface ComboboxActions {
  /** Whether anything shows, be it a message without options. */
  isOpen(): boolean
  /** Shows what there is to show; the list may open later or not at all. */
  open(): void
  close(): void
  /** Tab: the focus moves on. */
  leave(): void
  /** Esc on a closed list. */
  clear(): void
  /** Enter on an option, or with Mod and no option active. */
  choose(option: HTMLElement | null, isElsewhere: boolean): void
  /** Shift+Delete on an option, as in the address bar. */
  remove(option: HTMLElement): void
}

/** Moves through the options of `list` by keys pressed in `input`. */
export class Combobox {
  readonly #input: HTMLInputElement
  readonly #list: HTMLElement
  readonly #actions: ComboboxActions
  #active: HTMLElement | null = null
  #isExpanded = false

  constructor(input: HTMLInputElement, list: HTMLElement, actions: ComboboxActions) {
    this.#input = input
    this.#list = list
    this.#actions = actions
    setAttributes(input, {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': list.id,
    })
  }

  /** Tells assistive technology whether there are options; none of them is active. */
  setExpanded(isExpanded: boolean): void {
    this.#isExpanded = isExpanded
    setAttributes(this.#input, { 'aria-expanded': `${isExpanded}` })
    this.activate(null)
  }

  /** Points at an option, or at none. */
  activate(option: HTMLElement | null): void {
    if (this.#active) setAttributes(this.#active, { 'aria-selected': 'false' })
    this.#active = option
    setAttributes(this.#input, { 'aria-activedescendant': option?.id })
    if (!option) return
    setAttributes(option, { 'aria-selected': 'true' })
    this.#scrollTo(option)
  }

  /** Scrolls the panel alone, by as little as it takes: `scrollIntoView` would move the page too. */
  #scrollTo({ offsetTop, offsetHeight }: HTMLElement): void {
    const panel = this.#list.parentElement
    if (!panel) return
    // The last option may stick to the end of the panel, over the others.
    const end = offsetTop + offsetHeight + (this.#options().at(-1)?.offsetHeight ?? 0)
    panel.scrollTop = Math.min(offsetTop, Math.max(end - panel.clientHeight, panel.scrollTop))
  }

  /** Handles a key that no input method owns. */
  onKeydown(event: KeyboardEvent): void {
    if (this.#handles(event)) event.preventDefault()
  }

  /** Acts on a key; true when the input must not act on it as well. */
  #handles(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event
    const active = this.#active
    if (key === 'Enter') {
      const isElsewhere = hasMod(event)
      if (!active && !isElsewhere) return false
      this.#actions.choose(active, isElsewhere)
      return true
    }
    if (key === 'Escape') {
      if (this.#actions.isOpen()) this.#actions.close()
      else if (this.#input.value !== '') this.#actions.clear()
      else return false
      return true
    }
    if (key === 'Delete' && shiftKey && active) {
      const index = this.#options().indexOf(active)
      this.#actions.remove(active)
      this.activate(this.#options()[index] ?? null)
      return true
    }
    // With Shift or Mod these keys select text or jump through it.
    if (shiftKey || hasMod(event)) return false
    if (key === 'ArrowDown' || key === 'ArrowUp') return this.#onArrow(key, event.altKey)
    if (key === 'Tab') this.#actions.leave()
    if (!active) return false
    if (key === 'Home' || key === 'End') {
      this.activate(this.#options().at(key === 'Home' ? 0 : -1) ?? null)
      return true
    }
    // Left and right hand the focus back to the text, as the pattern asks.
    if (key === 'ArrowLeft' || key === 'ArrowRight') this.activate(null)
    return false
  }

  /** Up and down wrap round through the input; with Alt they open and close. */
  #onArrow(key: 'ArrowDown' | 'ArrowUp', isAlt: boolean): boolean {
    const isDown = key === 'ArrowDown'
    if (!this.#actions.isOpen()) this.#actions.open()
    else if (isAlt && !isDown) this.#actions.close()
    if (isAlt || !this.#isExpanded) return true

    // The place before the first and after the last option is the input.
    const stops = [null, ...this.#options()]
    const step = isDown ? 1 : -1
    this.activate(stops.at((stops.indexOf(this.#active) + step) % stops.length) ?? null)
    return true
  }

  #options(): HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('[role=option]')]
  }
}

/**
 * Hotkeys: which key presses anywhere on the page bring the reader to the search box.
 *
 * Matched by `key`, not by code: `/` lies behind Shift on German and French keyboards. A key
 * typed into a field, into an editor or into an input method is never taken.
 *
 * Layer: widget. Imports: nothing of ours, widget.
 */

import { isComposing } from './composition.ts'

/** Splits a list such as `/ mod+k`; `none` names no key. */
export function parseHotkeys(value: string): string[] {
  return value
    .toLowerCase()
    .split(/\s+/)
    .filter((name) => name !== '' && name !== 'none')
}

/** Tells whether a key press anywhere on the page is one of the hotkeys. */
export function isHotkey(event: KeyboardEvent, hotkeys: readonly string[]): boolean {
  if (event.defaultPrevented || event.altKey || isComposing(event)) return false
  const isMod = hasMod(event)
  // Ctrl+Shift+K is the console of Firefox; Shift alone is how some keyboards reach `/`.
  if (isMod && event.shiftKey) return false
  // Before the key is read: Chrome fills in a field with key presses that have no key.
  if (event.composedPath().some(isEditable)) return false
  return hotkeys.includes(((isMod ? 'mod+' : '') + event.key).toLowerCase())
}

/** Tells whether Ctrl, or Command on a Mac, is held: `Mod+Enter` opens a new tab. */
export function hasMod(event: KeyboardEvent | MouseEvent): boolean {
  return event.ctrlKey || event.metaKey
}

function isEditable(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  )
}

/** Keys as `aria-keyshortcuts` names them; null without any. */
export function shortcutsOf(hotkeys: readonly string[]): string | null {
  return hotkeys.join(' ').replace(/mod\+(\S+)/g, 'Control+$1 Meta+$1') || null
}

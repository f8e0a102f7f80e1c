/**
 * Registers `<hansou-search>`; the entry of `/widget.js`.
 *
 * Loading it twice, or beside another copy, does nothing the second time.
 *
 * Layer: widget. Imports: nothing of ours, widget.
 */

import type { HansouSearchEventMap } from './events.ts'
import { HansouSearchElement } from './hansou-search.ts'

declare global {
  interface HTMLElementTagNameMap {
    'hansou-search': HansouSearchElement
  }
  interface HTMLElementEventMap extends HansouSearchEventMap {}
}

const registry = globalThis.customElements
if (!registry?.get('hansou-search')) registry?.define('hansou-search', HansouSearchElement)

/**
 * What the reader sees and hears: the panel, the announcements and the full-screen dialog, kept
 * in step with the session.
 *
 * Opening is the reader's doing: an answer that comes when they have left shows nothing.
 *
 * Layer: widget. Imports: nothing of ours, widget.
 */

import { Announcer } from './announcer.ts'
import type { Combobox } from './combobox.ts'
import { FullScreen } from './dialog.ts'
import { makeElement, setAttributes } from './dom.ts'
import { type SearchForm, submitUrl } from './form.ts'
import { pageUrl } from './locations.ts'
import { Panel } from './panel.ts'
import { readRecent } from './recent.ts'
import type { Change, SearchSession } from './session.ts'
import { keepsRecent, scopeOf, stringsOf, type TextHost } from './settings.ts'

/** The form and the combobox made of it. */
export interface Parts extends SearchForm {
  readonly combobox: Combobox
}

/** Shows a session inside `host`. */
export class Display {
  readonly panel: Panel
  readonly announcer = new Announcer()
  readonly fullScreen = new FullScreen(() => this.#onFullScreenClosed())
  readonly #root: HTMLElement
  readonly #host: TextHost
  readonly #session: SearchSession
  #parts: Parts | null = null

  constructor(host: TextHost, id: string, session: SearchSession) {
    this.panel = new Panel(id)
    this.#root = makeElement('div', {}, this.panel.root, this.announcer.root)
    this.#host = host
    this.#session = session
    // A press on the panel leaves the focus, and the caret, in the input.
    this.panel.root.addEventListener('mousedown', (event) => event.preventDefault())
  }

  get isShown(): boolean {
    return !this.panel.root.hidden
  }

  get isOpen(): boolean {
    return this.isShown || this.fullScreen.isOpen
  }

  /** Puts the panel behind the form, or takes it away. */
  attach(parts: Parts | null): void {
    this.#parts = parts
    // Our own, or that of a copy of the page, which is shown instead of it: nothing would close it.
    this.#host.querySelector('.hansou-panel')?.parentElement?.remove()
    parts?.form.closest('.hansou-dialog')?.replaceWith(parts.form)
    parts?.form.after(this.#root)
  }

  /** Follows the session. */
  onChange(change: Change): void {
    if (change === 'asked') this.panel.setBusy('')
    else if (change === 'drafted') this.show()
    else if (change === 'stalled') {
      this.panel.setBusy(stringsOf(this.#host).stalled)
      // What is open stays as it is, with the option the reader has got to.
      if (!this.isShown) this.show()
    } else {
      this.panel.setBusy(null)
      this.show()
      this.announcer.say(this.panel.news)
    }
  }

  /** Shows what there is for the input as it is. */
  show(): void {
    const host = this.#host
    const { asked, shown } = this.#session
    if (asked === shown) this.panel.setBusy(null)
    const isBlank = this.#parts?.input.value.trim() === ''
    this.panel.render(this.#session, {
      strings: stringsOf(host),
      recent: isBlank && keepsRecent(host) ? readRecent() : [],
      template: host.querySelector<HTMLTemplateElement>('template[data-hansou=hit]'),
      resultsUrl: (query) => this.resultsUrl(query),
      pageUrl: (url) => pageUrl(url, scopeOf(host).base),
    })
    this.#reveal()
  }

  /** Hides the panel, and leaves the full screen. */
  hide(): void {
    this.panel.setBusy(null)
    this.announcer.hush()
    this.panel.root.hidden = true
    this.#parts?.combobox.setExpanded(false)
    this.fullScreen.close()
  }

  /** Fills a phone's screen with the form and the panel. */
  enterFullScreen(): void {
    if (!this.#parts || this.fullScreen.isOpen) return
    const { form, input } = this.#parts
    const { label, close } = stringsOf(this.#host)
    this.fullScreen.open([form, this.#root], label, close)
    input.focus()
  }

  /** Returns the URL of the results page for a query. */
  resultsUrl(query: string): string {
    return this.#parts ? submitUrl(this.#parts, query) : ''
  }

  /** Opens the panel if the reader is here and it holds something. */
  #reveal(): void {
    const { input, combobox } = this.#parts ?? {}
    const isOpen = !!input?.matches(':focus') && !!this.panel.root.textContent
    this.panel.root.hidden = !isOpen
    combobox?.setExpanded(isOpen && this.panel.hasOptions)
  }

  #onFullScreenClosed(): void {
    this.hide()
    const input = this.#parts?.input
    if (!input?.isConnected) return
    // The focus returns, the keyboard of the phone does not: a tap opens the dialog anyway.
    const inputmode = input.getAttribute('inputmode')
    const restore = (): void => setAttributes(input, { inputmode })
    // Closed twice without a blur between, its own is known already.
    if (inputmode !== 'none') input.addEventListener('blur', restore, { once: true })
    input.inputMode = 'none'
    input.focus({ preventScroll: true })
  }
}

/**
 * `<hansou-search>`: a search form that lists hits while the reader types.
 *
 * Importing this module defines nothing; `define.ts` does. Without it, or before it has loaded,
 * the form inside is an ordinary form. All listeners sit on the element: when the parser creates
 * it, its children do not exist yet, and these events all bubble.
 *
 * Layer: widget. Imports: widget.
 */

import { fillString, type Strings } from './strings.ts'
import { Combobox } from './combobox.ts'
import { Composition } from './composition.ts'
import { isPhone } from './dialog.ts'
import { Display, type Parts } from './display.ts'
import { setAttributes, whenParsed } from './dom.ts'
import { emit, type Selection } from './events.ts'
import { buildForm, findForm, type SearchForm } from './form.ts'
import { hasMod, isHotkey, shortcutsOf } from './hotkeys.ts'
import { addRecent, clearRecent, removeRecent } from './recent.ts'
import { canonicalQuery, MAX_WAIT_SECONDS } from './endpoint.ts'
import { type Change, SearchSession } from './session.ts'
import { debounceMsOf, hotkeysOf, keepsRecent, scopeOf, stringsOf } from './settings.ts'

/** Lets the module be imported where there is no DOM, as the build of a static site does. */
const Base: typeof HTMLElement = Reflect.get(globalThis, 'HTMLElement') ?? Object

let elementCount = 0

/**
 * The search box.
 *
 * @attr src - Base URL of the API; default the page's origin.
 * @attr debounce - Rest after a key before a search, in milliseconds; default 150.
 * @attr limit - How many hits to list, 1 to 50; default 8.
 * @attr hotkey - Keys that focus the box, default `/ mod+k`; `none` for none.
 * @attr recent - `off` keeps no recent searches.
 * @attr lang - Language of the texts; default that of the page.
 * @attr theme - `light` or `dark`; default that of the page, else of the system.
 * @attr align - `end` lines the panel up with the far edge of the box.
 * @attr action, name, placeholder - Of the form that is built where none is given.
 *
 * @fires hansou-search - A query is about to be asked.
 * @fires hansou-results - Its results are about to be shown.
 * @fires hansou-select - The reader chose something to be opened here; cancelling it stops that.
 * @fires hansou-error - A search failed.
 */
export class HansouSearchElement extends Base {
  /** Replaces some of the texts from the next thing shown on; may be set before the script is there. */
  strings: Partial<Strings> = { ...(this as { strings?: Partial<Strings> }).strings }

  readonly #id = `hansou-${++elementCount}`
  readonly #session = new SearchSession((change) => this.#onChange(change))
  readonly #display = new Display(this, this.#id, this.#session)
  readonly #composition = new Composition(navigator.userAgent)
  #parts: Parts | null = null
  #listeners: AbortController | null = null
  #typing: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    this.#listeners = new AbortController()
    const { signal } = this.#listeners
    const options = { signal }

    this.addEventListener('compositionstart', () => (this.#composition.isActive = true), options)
    this.addEventListener('compositionend', () => this.#onCompositionend(), options)
    this.addEventListener('input', (event) => this.#onInput(event), options)
    this.addEventListener('keydown', (event) => this.#onKeydown(event), options)
    this.addEventListener('submit', (event) => this.#onSubmit(event), options)
    this.addEventListener('click', (event) => this.#onClick(event), options)
    this.addEventListener('focusin', (event) => this.#onFocusin(event), options)
    this.addEventListener('focusout', (event) => this.#onFocusout(event), options)
    // Esc in an input method drops its candidates, not the dialog. `cancel` does not bubble.
    const hold = (event: Event) => this.#composition.isActive && event.preventDefault()
    this.addEventListener('cancel', hold, { signal, capture: true })
    document.addEventListener('keydown', (event) => this.#onPageKeydown(event), options)
    // Not by its path, which a closed shadow root keeps from the document.
    let own: Event
    this.addEventListener('pointerdown', (event) => (own = event), options)
    document.addEventListener('pointerdown', (event) => event === own || this.close(), options)
    const askAgain = (): void => {
      if (this.#session.failure?.kind === 'offline' && this.#display.isOpen) this.#retry()
    }
    addEventListener('online', askAgain, options)

    // A script may add the form right after the element.
    whenParsed(() => {
      if (this.isConnected) this.#setUp(findForm(this) ?? buildForm(this, `${this.#id}-input`))
    }, signal)
  }

  disconnectedCallback(): void {
    this.#listeners?.abort()
    this.close()
    this.#attach(null)
  }

  /** Brings the reader to the input; on a phone, in full screen. False where it is hidden. */
  open(): boolean {
    const input = this.#parts?.input
    input?.focus()
    // Nothing takes the focus that is not rendered, or inert behind a dialog of the page's own.
    if (!this.matches(':focus-within')) return false
    if (isPhone()) this.#display.enterFullScreen()
    input?.select()
    return true
  }

  /** Closes what is open and gives up what is awaited. */
  close(): void {
    clearTimeout(this.#typing)
    this.#session.cancel()
    this.#display.hide()
  }

  /** What the input says, as it would be asked. */
  get #query(): string {
    return canonicalQuery(this.#parts?.input.value ?? '')
  }

  /** Makes a combobox of the input, anew where a framework took out the panel; asks for its text. */
  #setUp(found: SearchForm | null): void {
    const { form, input } = found ?? {}
    if (!form || !input || (input === this.#parts?.input && this.#display.panel.root.isConnected))
      return
    const combobox = new Combobox(input, this.#display.panel.list, {
      isOpen: () => this.#display.isOpen,
      open: () => {
        this.#reopen()
        this.#ask()
      },
      close: () => this.close(),
      leave: () => {
        if (!this.#display.fullScreen.isOpen) this.close()
      },
      clear: () => {
        input.value = ''
        this.#session.reset()
      },
      choose: (option, isElsewhere) => this.#choose(option, isElsewhere),
      remove: (option) => this.#forget(option),
    })
    setAttributes(input, { 'aria-keyshortcuts': shortcutsOf(hotkeysOf(this)) })
    this.#attach({ form, input, combobox })
    if (input.value !== input.defaultValue) this.#ask()
  }

  #attach(parts: Parts | null): void {
    this.#composition.isActive = false
    this.#parts = parts
    this.#display.attach(parts)
  }

  #onInput(event: InputEvent): void {
    if (event.target !== this.#parts?.input) return
    this.#display.announcer.hush()
    clearTimeout(this.#typing)
    const query = this.#query
    if (query === '') return this.#ask()
    const isHeldBack = this.#composition.holdsBack(event)
    this.#typing = setTimeout(
      () => (isHeldBack ? void this.#session.draft(query, scopeOf(this)) : this.#ask()),
      debounceMsOf(this),
    )
  }

  /** A committed word is a query: no rest is needed to see whether more letters come. */
  #onCompositionend(): void {
    this.#composition.isActive = false
    clearTimeout(this.#typing)
    this.#ask()
  }

  #onKeydown(event: KeyboardEvent): void {
    const { input, combobox } = this.#parts ?? {}
    if (event.target === input && !this.#composition.owns(event)) combobox?.onKeydown(event)
  }

  #onPageKeydown(event: KeyboardEvent): void {
    // In a closed shadow root no path says that the key is typed into the box.
    if (this.#composition.isActive || this.#parts?.input.matches(':focus')) return
    if (isHotkey(event, hotkeysOf(this)) && this.open()) event.preventDefault()
  }

  #onFocusin(event: Event): void {
    this.#setUp(findForm(this))
    if (event.target !== this.#parts?.input || (isPhone() && !this.#display.fullScreen.isOpen))
      return
    // A page that puts the focus here when it loads did not ask for a list over its text.
    if (navigator.userActivation?.isActive ?? true) this.#reopen()
  }

  #onFocusout({ relatedTarget }: FocusEvent): void {
    // Not every browser ends the composition of an input that is moved while it has the focus.
    this.#composition.isActive = false
    const isInside = relatedTarget instanceof Node && this.contains(relatedTarget)
    // Without the document's focus the reader is in another window, and will be back.
    if (!isInside && !this.#display.fullScreen.isOpen && document.hasFocus()) this.close()
  }

  #onSubmit(event: Event): void {
    if (this.#composition.isActive) return event.preventDefault()
    this.#remember(this.#query)
    // In full screen the list stays until the results page takes its place, unless none comes.
    if (!this.#display.fullScreen.isOpen) return this.close()
    setTimeout(() => {
      if (event.defaultPrevented) this.close()
    })
  }

  #onClick(event: MouseEvent): void {
    const { target } = event
    if (!(target instanceof Element)) return
    if (target === this.#parts?.input)
      return isPhone() ? this.#display.enterFullScreen() : this.#reopen()
    const option = target.closest<HTMLElement>('[role=option]')
    const choice = option && this.#display.panel.choiceOf(option)
    if (!choice) return
    if (target.matches('.hansou-remove')) {
      event.preventDefault()
      this.#forget(option)
    } else if (choice.kind === 'retry') this.#retry()
    else if (choice.kind === 'clear') {
      clearRecent()
      this.#display.show()
    } else if (!this.#select(choice, hasMod(event) || event.shiftKey)) event.preventDefault()
  }

  /** Enter on an option, or Mod+Enter without one. */
  #choose(option: HTMLElement | null, isElsewhere: boolean): void {
    const query = this.#query
    const choice = option
      ? this.#display.panel.choiceOf(option)
      : ({ kind: 'all', query, url: this.#display.resultsUrl(query) } as const)
    if (!choice) return
    // A click goes where the link goes, and through what the page does with clicks.
    if (!isElsewhere || !('url' in choice)) option?.click()
    else if (this.#select(choice, true)) open(choice.url, '_blank', 'noopener')
  }

  /** Tells the page, unless it opens elsewhere; false when the page has taken over. */
  #select(selection: Selection, isElsewhere: boolean): boolean {
    this.#remember(('query' in selection && selection.query) || this.#query)
    if (isElsewhere) return true
    this.close()
    return emit(this, 'hansou-select', selection)
  }

  #remember(query: string): void {
    if (keepsRecent(this)) addRecent(query)
  }

  #forget(option: HTMLElement): void {
    const choice = this.#display.panel.choiceOf(option)
    if (choice?.kind !== 'recent') return
    removeRecent(choice.query)
    this.#display.announcer.say(fillString(stringsOf(this).removed, { q: choice.query }))
    this.#display.show()
  }

  /** Asks, by default for what the input says, and shows what there is for it already. */
  #ask(query = this.#query): void {
    if (query === '') this.#session.reset()
    else void this.#session.ask(query, scopeOf(this))
    // What is open stays as it is, with the option the reader has got to.
    if (query === '' || (query === this.#session.shown && !this.#display.isShown))
      this.#display.show()
  }

  /** Shows what there is for the input, and nothing of another text. */
  #reopen(): void {
    const { value, defaultValue } = this.#parts?.input ?? {}
    if (this.#query !== this.#session.asked && !this.#composition.isActive) {
      this.#session.reset()
      // What the page put there nobody has asked for.
      if (value !== defaultValue) this.#ask()
    }
    this.#display.show()
  }

  #retry(): void {
    this.#ask(this.#session.asked)
  }

  #onChange(change: Change): void {
    const { asked: query, response, failure } = this.#session
    if (change === 'asked') emit(this, 'hansou-search', { query })
    else if (change === 'failed' && failure) {
      const { kind, retryAfterSeconds } = failure
      emit(this, 'hansou-error', { query, ...failure })
      // Whatever stops the typing clock stops this one: the reader has gone on.
      if (kind === 'limited' && retryAfterSeconds <= MAX_WAIT_SECONDS) {
        this.#typing = setTimeout(() => this.#retry(), retryAfterSeconds * 1000)
      }
    } else if (change === 'answered' && response) {
      emit(this, 'hansou-results', { query, response })
    }
    this.#display.onChange(change)
  }
}

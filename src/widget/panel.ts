/**
 * The panel below the input: a message, and a list of options in named groups.
 *
 * Everything a reader can do here is an option of the list, the retry too, so that arrow keys
 * and screen readers reach it. Whatever leads to a page is a link, so that a middle click, a
 * long press and the browser's own menu work.
 *
 * Layer: widget. Imports: widget, wire.
 */

import type { SearchResponse, Suggestion } from '../wire.ts'
import { makeElement, setAttributes } from './dom.ts'
import type { Choice } from './events.ts'
import { markedNodes } from './marked.ts'
import { hitNodes } from './row.ts'
import type { SearchFailure } from './endpoint.ts'
import { fillString, type Strings } from './strings.ts'

/** What there is to show: a session, as far as the panel reads it. */
export interface View {
  /** The query that `response` answers. */
  readonly shown: string
  readonly suggestions: readonly Suggestion[]
  readonly response: SearchResponse | null
  readonly failure: SearchFailure | null
}

/** What the page decides about it. */
export interface PanelContext {
  readonly strings: Strings
  /** Recent searches to offer; none once something is typed. */
  readonly recent: readonly string[]
  /** The page's own row, if it has one. */
  readonly template: HTMLTemplateElement | null
  /** URL of the results page for a query. */
  readonly resultsUrl: (query: string) => string
  /** Absolute URL of a page of the corpus. */
  readonly pageUrl: (url: string) => string
}

/** Shows a view, and knows which option stands for what. */
export class Panel {
  /** What a screen reader says of the answer that shows. */
  news = ''
  readonly list = makeElement('div', { role: 'listbox', class: 'hansou-list' })
  readonly #id: string
  readonly #note = makeElement('p', { class: 'hansou-note' })
  readonly #progress = makeElement('p', { class: 'hansou-progress', hidden: '' })
  readonly root = makeElement(
    'div',
    { class: 'hansou-panel', hidden: '' },
    this.#progress,
    this.#note,
    this.list,
  )
  readonly #choices = new Map<Element, Choice>()

  constructor(id: string) {
    this.#id = id
    this.list.id = `${id}-list`
  }

  get hasOptions(): boolean {
    return this.#choices.size > 0
  }

  choiceOf(option: Element): Choice | undefined {
    return this.#choices.get(option)
  }

  /** Marks what shows as old, and says so once the answer is late; null when it has come. */
  setBusy(message: string | null): void {
    setAttributes(this.list, { 'aria-busy': message === null ? null : 'true' })
    this.#progress.textContent = message
    this.#progress.hidden = !message
  }

  /** Replaces what shows. */
  render(view: View, context: PanelContext): void {
    const { failure, response, shown } = view
    const { strings } = context
    this.#choices.clear()
    setAttributes(this.list, { 'aria-label': strings.label })

    const isNone = response?.total === 0
    const note = failure
      ? [failureText(failure, strings)]
      : isNone
        ? [fillString(strings.none, { q: shown }), strings.tip]
        : []
    this.#note.replaceChildren(...spans(note))
    this.#note.hidden = !note[0]

    const heading = [fillString(strings.results, { n: response?.total ?? 0 })]
    if (response?.match === 'some') heading.push(strings.some)
    this.news = note[0] ?? heading.join('。')
    this.list.replaceChildren(
      ...(failure
        ? [this.#option({ kind: 'retry' }, strings.retry)]
        : this.#groups(view, context, heading)),
    )
    this.list.hidden = !this.hasOptions
  }

  #groups(view: View, context: PanelContext, heading: readonly string[]): Node[] {
    const { shown, response } = view
    const { strings, recent } = context
    const groups = [
      this.#group(
        [strings.recent],
        [
          ...recent.map((recentQuery) => this.#recentOption(recentQuery, context)),
          ...(recent[0] ? [this.#option({ kind: 'clear' }, strings.clear)] : []),
        ],
      ),
      this.#group([strings.suggestions], this.#suggestionOptions(view, context)),
    ]
    if (response?.total) {
      groups.push(
        this.#group(
          heading,
          response.hits.map((hit) =>
            this.#option(
              { kind: 'hit', hit, url: context.pageUrl(hit.url) },
              ...hitNodes(hit, context.template),
            ),
          ),
        ),
        this.#option(
          { kind: 'all', query: shown, url: context.resultsUrl(shown) },
          fillString(strings.all, { n: response.total }),
        ),
      )
    }
    return groups.filter((group) => group !== null)
  }

  /** A named group; null without options. */
  #group(heading: readonly string[], options: readonly Node[]): Node | null {
    if (!options[0]) return null
    const id = this.#nextId('group')
    return makeElement(
      'div',
      { role: 'group', 'aria-labelledby': id },
      makeElement('div', { class: 'hansou-heading', id }, ...spans(heading)),
      ...options,
    )
  }

  #recentOption(query: string, { resultsUrl }: PanelContext): HTMLElement {
    const option = this.#option(
      { kind: 'recent', query, url: resultsUrl(query) },
      makeElement('span', {}, query),
      // For a mouse and a finger. An option cannot hold a button; keys have Shift+Delete.
      makeElement('span', { class: 'hansou-remove', 'aria-hidden': 'true' }),
    )
    setAttributes(option, { 'aria-label': query, 'aria-keyshortcuts': 'Shift+Delete' })
    return option
  }

  /** A better spelling first. What the hits below show anyway is left out. */
  #suggestionOptions({ suggestions, response, shown }: View, context: PanelContext): Node[] {
    const options: Node[] = []
    const correction = response?.suggestion
    if (correction) {
      const { strings, resultsUrl } = context
      options.push(
        this.#option(
          { kind: 'correction', query: correction, url: resultsUrl(correction) },
          makeElement('span', {}, `${strings.correction} `, makeElement('b', {}, correction)),
        ),
      )
    }
    for (const suggestion of suggestions) {
      const { text, url } = suggestion
      if (text === shown || text === correction) continue
      if (response?.hits.some((hit) => hit.url === url)) continue
      const target =
        url === undefined
          ? { query: text, url: context.resultsUrl(text) }
          : { url: context.pageUrl(url) }
      options.push(
        this.#option(
          { kind: 'suggestion', suggestion, ...target },
          makeElement('span', {}, ...markedNodes(suggestion)),
        ),
      )
    }
    return options
  }

  #option(choice: Choice, ...children: readonly (Node | string)[]): HTMLElement {
    const attributes = {
      role: 'option',
      id: this.#nextId('option'),
      class: `hansou-option hansou-${choice.kind}`,
      'aria-selected': 'false',
    }
    const option =
      'url' in choice
        ? makeElement('a', { ...attributes, href: choice.url, tabindex: -1 }, ...children)
        : makeElement('div', attributes, ...children)
    this.#choices.set(option, choice)
    return option
  }

  #serial = 0

  /** Never reused: assistive technology may still hold the id of an option that is gone. */
  #nextId(kind: string): string {
    return `${this.#id}-${kind}-${++this.#serial}`
  }
}

function spans(lines: readonly string[]): Node[] {
  return lines.map((line) => makeElement('span', {}, line))
}

/** Returns the line a failure is shown and announced with. */
function failureText(failure: SearchFailure, strings: Strings): string {
  const { kind, retryAfterSeconds } = failure
  return fillString(strings[kind === 'invalid' ? 'server' : kind], { n: retryAfterSeconds })
}

/**
 * The form inside the element: the page's own, or one like it where there is none.
 *
 * The form is what works without script. The element never replaces or hides it; it only moves
 * it into the full-screen dialog and back.
 *
 * Layer: widget. Imports: nothing of ours, widget.
 */

import { makeElement } from './dom.ts'
import { scopeOf, stringsOf, type TextHost } from './settings.ts'

/** The parts of the form that the element works with. */
export interface SearchForm {
  readonly form: HTMLFormElement
  readonly input: HTMLInputElement
}

/** Finds the form in `root`; null where there is none (yet). */
export function findForm(root: ParentNode): SearchForm | null {
  const form = root.querySelector('form')
  const input = form?.querySelector<HTMLInputElement>(
    'input:is([type=search], [type=text], :not([type]))',
  )
  return form && input ? { form, input } : null
}

/** Puts what the server would have rendered into `host`, as its attributes say. */
export function buildForm(host: TextHost, id: string): SearchForm {
  const strings = stringsOf(host)
  const action = host.getAttribute('action') ?? `${scopeOf(host).base}/search`
  const input = makeElement('input', {
    type: 'search',
    id,
    name: host.getAttribute('name') ?? 'q',
    placeholder: host.getAttribute('placeholder') ?? strings.placeholder,
    enterkeyhint: 'search',
    maxlength: 200,
    autocomplete: 'off',
    spellcheck: 'false',
  })
  const form = makeElement(
    'form',
    { role: 'search', action, method: 'get', 'accept-charset': 'utf-8' },
    makeElement('label', { class: 'hansou-label', for: id }, strings.label),
    input,
    makeElement('button', {}, strings.submit),
  )
  // Of a form inside a form of the page, the parser leaves the fields alone.
  host.replaceChildren(...host.querySelectorAll('template'), form)
  return { form, input }
}

/** Returns where the form would go if it were submitted with `query`. */
export function submitUrl({ form, input }: SearchForm, query: string): string {
  const fields = new FormData(form)
  fields.set(input.name, query)
  // Not `form.action`: a field of that name would stand in its place.
  const url = new URL(form.getAttribute('action') ?? '', document.baseURI)
  // A form that is sent with GET holds texts alone.
  url.search = String(new URLSearchParams([...fields] as [string, string][]))
  return url.href
}

/**
 * One hit as the content of an option: the built-in row, or the page's own template.
 *
 * A template is the page's markup, cloned; only text and `<mark>` are put into it, so a hit
 * cannot bring markup of its own.
 *
 * Layer: widget. Imports: widget, wire.
 */

import type { SearchHit } from '../wire.ts'
import { makeElement } from './dom.ts'
import { markedNodes } from './marked.ts'

/** Returns what an option shows for a hit. */
export function hitNodes(hit: SearchHit, template: HTMLTemplateElement | null): Node[] {
  if (template) return [fillTemplate(hit, template)]
  const city = facetText(hit, 'city')
  const { date } = hit
  return [
    makeElement('span', { class: 'hansou-title' }, ...markedNodes(hit.title)),
    makeElement(
      'span',
      { class: 'hansou-meta' },
      ...(city ? [makeElement('span', {}, city)] : []),
      ...(date ? [makeElement('time', { datetime: date }, date)] : []),
    ),
    makeElement('span', { class: 'hansou-snippet' }, ...markedNodes(hit.snippet)),
  ]
}

/** Fills each `data-field`; an element whose field is empty is hidden. */
function fillTemplate(hit: SearchHit, template: HTMLTemplateElement): Node {
  const content = document.importNode(template.content, true)
  for (const target of content.querySelectorAll<HTMLElement>('[data-field]')) {
    const nodes = fieldNodes(hit, target.dataset['field'] ?? '')
    target.replaceChildren(...nodes)
    target.hidden = nodes.length === 0
  }
  return content
}

/** Names that are no field of a hit are facets, such as `city`. */
function fieldNodes(hit: SearchHit, field: string): (Node | string)[] {
  if (field === 'title' || field === 'snippet') return markedNodes(hit[field])
  const text = field === 'date' || field === 'url' ? hit[field] : facetText(hit, field)
  return text ? [text] : []
}

function facetText(hit: SearchHit, field: string): string {
  return (hit.facets[field] ?? []).join('、')
}

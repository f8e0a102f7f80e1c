/**
 * Content: which part of a page is the article.
 *
 * Layer: corpus. Imports: corpus.
 */

import { parseFragment } from 'parse5'

import { apartFrom } from './around.ts'
import { countSentences, findArticle, findTextBox } from './article.ts'
import { isContainer, isPost } from './containers.ts'
import type { Headline } from './headline.ts'
import { hasMost, textPartsOf } from './inner.ts'
import { isOneOfLinks } from './links.ts'
import { isComments, isNoise, isSurrounding, isUndisplayed } from './noise.ts'
import { collectText, type HtmlText, type Sides } from './text.ts'
import { attribute, isRole, isWithin, type HtmlElement } from './tree.ts'

/** Header and footer of a text are its own; an `aside` in `main` may be the sidebar of the site. */
const SIDES_OF_MAIN: Sides = { header: 'paragraphs', footer: 'paragraphs' }
/** As Pagefind: all but `footer`. */
const SIDES_OF_MARKED: Sides = { header: 'all', aside: 'all' }
const SIDES_OF_ARTICLE: Sides = { ...SIDES_OF_MAIN, aside: 'paragraphs' }

/**
 * Collects the text of a page: of every `data-pagefind-body`, else the only `article`, the only container that
 * a known program makes, `main`, several `article`s, what is around the headline, `body`; of the first of them
 * that has any.
 *
 * Where nothing is displayed, a script is about to display it: then that is the text.
 *
 * @param elements - All of the page, in its order.
 * @param headline - The element that shows the title, which the text does not repeat.
 * @param cards - What stands for other pages: an `article` among them is none of several.
 * @returns Null where `data-pagefind-ignore` is on all of that; empty for frames.
 */
export function collectContent(
  elements: readonly HtmlElement[],
  headline: Headline | null,
  cards: readonly HtmlElement[],
): HtmlText | null {
  const omit = new Set(headline?.isAll === true ? [headline.element] : [])
  const open = outsideOf(elements, (element) => attribute(element, 'data-pagefind-ignore') !== null)
  const roots = contentRoots(open, headline, cards, omit)
  const displayed = textOf(roots, omit, false)
  // What Flarum writes for those without scripts is all that it writes.
  const withoutScripts = isEmpty(displayed)
    ? textOf(elements.flatMap(fallbackOf), omit, false)
    : displayed
  const text = isEmpty(withoutScripts) ? textOf(roots, omit, true) : withoutScripts
  if (!isEmpty(text) || open.length === elements.length) return text
  const kept = new Set(open)
  return contentRoots(elements, headline, cards, omit).some((root) => kept.has(root)) ? text : null
}

function contentRoots(
  elements: readonly HtmlElement[],
  headline: Headline | null,
  cards: readonly HtmlElement[],
  omit: Set<HtmlElement>,
): readonly HtmlElement[] {
  const shown = headline?.element ?? null
  const withoutOthers = (article: HtmlElement): readonly HtmlElement[] => {
    const counts = countSentences(elements, isOneOfLinks)
    const box = findTextBox(article, counts)
    for (const apart of apartFrom(article, box, shown, cards, counts)) omit.add(apart)
    return [article]
  }
  const marked = outermost(
    elements.filter((element) => attribute(element, 'data-pagefind-body') !== null),
  )
  if (marked.length > 0) return marked
  // Several articles are a list of them, or an article and its neighbours: their `main` is meant.
  const articles = outermost(
    outsideOf(elements, isComments).filter(
      (element) =>
        element.tagName === 'article' && !isSurrounding(element) && !isWithin(element, isBeside),
    ),
  )
  const listed = new Set(cards)
  const own = articles.filter(
    (article) =>
      !listed.has(article) &&
      headline !== null &&
      isWithin(headline.element, (box) => box === article),
  )
  const isAmongCards =
    own.length === 1 && articles.every((one) => own[0] === one || listed.has(one))
  const only = articles.length > 1 && isAmongCards ? own : articles
  // What leads elsewhere may be all that a theme calls so, below a text; a list of links has most of its page.
  const [page] = elements
  const isText = (one: HtmlElement): boolean =>
    hasText(one) && (!listed.has(one) || (page !== undefined && hasMost(one, page)))
  if (only.length === 1 && only.every(isText))
    return only.flatMap((one) => {
      const parts = textPartsOf(one)
      return parts.length === 1 && parts[0] === one ? withoutOthers(one) : parts
    })
  const containers = outermost(elements.filter(isContainer)).filter(
    (element) =>
      hasText(element) && !isSetAside(element) && !isWithin(element, (box) => listed.has(box)),
  )
  // Some have the headline and other articles in it, too.
  if (containers.length === 1) return containers.flatMap(withoutOthers)
  if (containers.length > 1 && containers.every(isPost)) return containers
  const [main] = elements.filter(isMain)
  if (main !== undefined && hasText(main)) return withoutOthers(main)
  if (articles.some(hasText)) return outermost(articles)
  const article = findArticle(elements, shown) ?? elements.find(({ tagName }) => tagName === 'body')
  if (article === undefined) return []
  return withoutOthers(article)
}

/** What a `noscript` with an article in it says, which the parser, as a browser with scripts, takes for text. */
function fallbackOf(element: HtmlElement): HtmlElement[] {
  if (element.tagName !== 'noscript') return []
  const source = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
  if (!/<article[\s>]/iu.test(source)) return []
  return parseFragment(source).childNodes.filter((node) => 'tagName' in node)
}

function isMain(element: HtmlElement): boolean {
  return element.tagName === 'main' || isRole(element, 'main')
}

/** What of headers, footers and asides is text. */
function sidesOf(root: HtmlElement): Sides {
  if (attribute(root, 'data-pagefind-body') !== null) return SIDES_OF_MARKED
  if (root.tagName === 'body' || root.tagName === 'html') return {}
  return isMain(root) ? SIDES_OF_MAIN : SIDES_OF_ARTICLE
}

function textOf(
  roots: readonly HtmlElement[],
  omit: ReadonlySet<HtmlElement>,
  undisplayed: boolean,
): HtmlText {
  const texts = roots.map((root) => {
    return collectText(root, { omit, sides: sidesOf(root), undisplayed })
  })
  return {
    paragraphs: texts.flatMap(({ paragraphs }) => paragraphs),
    captions: texts.flatMap(({ captions }) => captions),
  }
}

function hasText(element: HtmlElement): boolean {
  return !isEmpty(textOf([element], new Set(), true))
}

function isEmpty({ paragraphs, captions }: HtmlText): boolean {
  return paragraphs.length === 0 && captions.length === 0
}

/** Whether an element lies in what is not content. */
function isSetAside(element: HtmlElement): boolean {
  return isWithin(
    element,
    (ancestor) => isBeside(ancestor) || isNoise(ancestor) || isUndisplayed(ancestor),
  )
}

function isBeside({ tagName }: HtmlElement): boolean {
  return tagName === 'aside' || tagName === 'footer'
}

/** Without the elements of a kind and all that is in them. */
function outsideOf(
  elements: readonly HtmlElement[],
  isOne: (element: HtmlElement) => boolean,
): readonly HtmlElement[] {
  const inside = new Set<unknown>()
  return elements.filter((element) => {
    const isInside = inside.has(element.parentNode) || isOne(element)
    if (isInside) inside.add(element)
    return !isInside
  })
}

function outermost(elements: readonly HtmlElement[]): HtmlElement[] {
  const all = new Set(elements)
  return elements.filter((element) => !isWithin(element, (one) => all.has(one)))
}

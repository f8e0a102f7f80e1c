/**
 * Noise: parts of a page that are not its content, or that nobody sees.
 *
 * Layer: corpus. Imports: parse5.
 */

import { defaultTreeAdapter } from 'parse5'

import { isContainer } from './html-containers.ts'
import {
  attribute,
  classesOf,
  holds,
  isRole,
  isWithin,
  type HtmlElement,
  type HtmlNode,
} from './html-tree.ts'

/** `rt` and `rp` are how the characters before are read: 饕(tāo)餮(tiè) says 饕餮. */
const NOT_CONTENT = new Set(
  'script style template noscript nav button select datalist dialog iframe object svg math canvas audio video head rt rp rtc'.split(
    ' ',
  ),
)
/** Within forms; elsewhere they are text: code to copy, a switch between tabs. */
const CONTROLS = new Set(['textarea', 'label'])
/** What readers write below an article, in WordPress. */
const COMMENTS = new Set(['comment-list', 'commentlist', 'comments-area', 'comment-respond'])
/**
 * Classes of what generators of sites put beside a text: numbers of lines (Hexo, Rouge, Pygments, Chroma,
 * Prism) and links to headings and back from notes.
 */
const MARGINS = new Set(
  'gutter rouge-gutter lineno linenos lnt ln line-numbers line-numbers-rows headerlink header-anchor anchor hash-link footnote-backref'.split(
    ' ',
  ),
)
const LETTER = /\p{L}/u
const NOT_DISPLAYED = /(?:^|;)\s*display\s*:\s*none/iu

/** What a form has that is more than something to fill in. */
const HOLDS_ARTICLE = new Set(['h1', 'h2', 'article', 'main'])
/** Apart from controls and links. Longer than what stands beside the fields of a search or a comment. */
const MIN_FORM_LETTERS = 200

/**
 * Whether an element is left out of the text around it, with all that is in it.
 *
 * `header`, `footer` and `aside` are not judged here: what they are depends on where they stand.
 */
export function isNoise(element: HtmlElement): boolean {
  return (
    NOT_CONTENT.has(element.tagName) ||
    (element.tagName === 'form' && !holdsArticle(element)) ||
    (CONTROLS.has(element.tagName) && isWithin(element, ({ tagName }) => tagName === 'form')) ||
    isRole(element, 'navigation') ||
    isRole(element, 'search') ||
    attribute(element, 'hidden') !== null ||
    attribute(element, 'aria-hidden') === 'true' ||
    attribute(element, 'data-pagefind-ignore') !== null ||
    isComments(element) ||
    isMargin(element)
  )
}

/**
 * Whether an element is not displayed until a script says so.
 *
 * `visibility` and `opacity` hide what is about to appear: WeChat writes its articles so.
 */
export function isUndisplayed(element: HtmlElement): boolean {
  return NOT_DISPLAYED.test(attribute(element, 'style') ?? '')
}

/** Whether an element holds what readers wrote, or may write, about an article. */
export function isComments(element: HtmlElement): boolean {
  return classesOf(element).some((name) => COMMENTS.has(name))
}

/**
 * Whether a form is around an article. Visual SiteBuilder has one around each, and ASP.NET around each page,
 * with its state in a field.
 */
function holdsArticle(form: HtmlElement): boolean {
  const isSign = (element: HtmlElement): boolean =>
    HOLDS_ARTICLE.has(element.tagName) ||
    attribute(element, 'name') === '__VIEWSTATE' ||
    attribute(element, 'data-pagefind-body') !== null ||
    isContainer(element)
  return holds(form, isSign) || hasLongText(form)
}

function hasLongText(form: HtmlElement): boolean {
  let letters = 0
  const stack: HtmlNode[] = [...form.childNodes]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (defaultTreeAdapter.isTextNode(node)) {
      letters += node.value.replace(/\s+/gu, '').length
      if (letters >= MIN_FORM_LETTERS) return true
    } else if (defaultTreeAdapter.isElementNode(node)) {
      const { tagName } = node
      const isPassedOver = NOT_CONTENT.has(tagName) || CONTROLS.has(tagName) || tagName === 'a'
      if (!isPassedOver && !isUndisplayed(node)) stack.push(...node.childNodes)
    }
  }
  return false
}

/** Whether an element stands beside the text; what has a letter in it may be the text itself. */
function isMargin(element: HtmlElement): boolean {
  if (!classesOf(element).some((name) => MARGINS.has(name))) return false
  const stack: HtmlNode[] = [element]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (defaultTreeAdapter.isTextNode(node) && LETTER.test(node.value)) return false
    if ('childNodes' in node) stack.push(...node.childNodes)
  }
  return true
}

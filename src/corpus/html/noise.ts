/**
 * Noise: parts of a page that are not its content, or that nobody sees.
 *
 * Layer: corpus. Imports: parse5, corpus.
 */

import { defaultTreeAdapter } from 'parse5'

import { isContainer } from './containers.ts'
import { isNoteMark } from './note-marks.ts'
import {
  attribute,
  classesOf,
  holds,
  isRole,
  isWithin,
  lettersOf,
  walkElements,
  type HtmlElement,
  type HtmlNode,
} from './tree.ts'
import { pushAll } from '../push-all.ts'

/** `rt` and `rp` are how the characters before are read: 饕(tāo)餮(tiè) says 饕餮. */
const NOT_CONTENT = new Set(
  'script style template noscript nav button select datalist dialog iframe object svg math canvas audio video head rt rp rtc'.split(
    ' ',
  ),
)
/** Within forms; elsewhere they are text: code to copy, a switch between tabs. */
const CONTROLS = new Set(['textarea', 'label'])
/** What readers write below an article, in WordPress and Typecho. */
const COMMENTS = new Set(
  'comment-list commentlist comments-area comments-wrapper comment-respond wp-block-comments'.split(
    ' ',
  ),
)
/** Of the same, in most programs. */
const COMMENTS_ID = 'comments'
/**
 * Classes of what themes put around a text and call by its name: licences, ways to share and to pay, articles
 * before and after, articles like it.
 */
const SURROUNDINGS = new Set(
  (
    'post-copyright post-copyright-info posts-copyright article-copyright kratos-copyright article-licensing license-box post-license ' +
    'sharedaddy share-buttons social-share post-share bdsharebuttonbox sharethis-inline-share-buttons article-share-link addtoany_share_save_container ' +
    'reward-container post-reward ' +
    'post-nav post-navigation post-prevnext post-near prev-next paginav pagination-nav pagination nav-links article-nav page-nav ' +
    'jp-relatedposts related-posts relatedPosts yarpp-related ' +
    'breadcrumb breadcrumbs theme-doc-version-badge theme-doc-toc-mobile post-edit-link'
  ).split(' '),
)
/** Tables of contents of one page; of a book they lead to others, and may be all of its page. */
const CONTENTS = new Set(['toc', 'post-toc', 'toc-container', 'table-of-contents'])
const CONTENTS_ID = /^(?:toc|tableofcontents)$/iu
/** 目录, Table of contents. */
const MAX_CONTENTS_LETTERS = 20
/** The bound keeps boxes within boxes from being read again and again. */
const MAX_NODES = 3000
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

/** What was found of elements, which are asked about again and again. */
const NOISE = new WeakMap<HtmlElement, boolean>()

/**
 * Whether an element is left out of the text around it, with all that is in it.
 *
 * `header`, `footer` and `aside` are not judged here: what they are depends on where they stand.
 */
export function isNoise(element: HtmlElement): boolean {
  const known = NOISE.get(element)
  if (known !== undefined) return known
  const found = isNamedNoise(element) || (element.attrs.length > 0 && isMarkedNoise(element))
  NOISE.set(element, found)
  return found
}

function isNamedNoise(element: HtmlElement): boolean {
  return (
    NOT_CONTENT.has(element.tagName) ||
    (element.tagName === 'form' && !holdsArticle(element)) ||
    isNoteMark(element) ||
    (CONTROLS.has(element.tagName) && isWithin(element, ({ tagName }) => tagName === 'form'))
  )
}

function isMarkedNoise(element: HtmlElement): boolean {
  return (
    isRole(element, 'navigation') ||
    isRole(element, 'search') ||
    (isRole(element, 'complementary') && element.tagName !== 'aside') ||
    (attribute(element, 'hidden') !== null && !isRole(element, 'tabpanel')) ||
    attribute(element, 'aria-hidden') === 'true' ||
    attribute(element, 'data-pagefind-ignore') !== null ||
    isComments(element) ||
    isSurrounding(element) ||
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
  if (classesOf(element).some((name) => COMMENTS.has(name))) return true
  return attribute(element, 'id') === COMMENTS_ID && !holdsHeadline(element)
}

/** Whether an element is what a theme puts around a text. */
export function isSurrounding(element: HtmlElement): boolean {
  const classes = classesOf(element)
  if (classes.some((name) => SURROUNDINGS.has(name))) return !holdsHeadline(element)
  const isContents =
    classes.some((name) => CONTENTS.has(name)) || CONTENTS_ID.test(attribute(element, 'id') ?? '')
  return isContents && leadsWithinPage(element)
}

function holdsHeadline(root: HtmlElement): boolean {
  let count = 0
  for (const { tagName } of walkElements(root)) {
    if (tagName === 'h1' || tagName === 'main') return true
    if (++count > MAX_NODES) return false
  }
  return false
}

/** Whether an element has hardly a text but links to places of its page. */
function leadsWithinPage(element: HtmlElement): boolean {
  const stack: HtmlNode[] = [element]
  let letters = 0
  let nodes = 0
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (++nodes > MAX_NODES) return false
    if (defaultTreeAdapter.isTextNode(node)) letters += lettersOf(node.value)
    if (defaultTreeAdapter.isElementNode(node) && attribute(node, 'href')?.startsWith('#') === true)
      continue
    if ('childNodes' in node) pushAll(stack, node.childNodes)
  }
  return letters <= MAX_CONTENTS_LETTERS
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
      if (!isPassedOver && !isUndisplayed(node)) pushAll(stack, node.childNodes)
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
    if ('childNodes' in node) pushAll(stack, node.childNodes)
  }
  return true
}

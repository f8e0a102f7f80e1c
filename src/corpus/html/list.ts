/**
 * List pages: those that have no article, only the titles and excerpts of others, as generators of sites write
 * for a home page, a tag, a category, an archive or an index of words.
 *
 * An article that is taken for a list cannot be found, a list that is taken for an article is only in the way:
 * so all that speaks for an article counts, and the less a page says that it is a list, the less else it may have.
 *
 * Layer: corpus. Imports: parse5, corpus.
 */

import { defaultTreeAdapter } from 'parse5'

import { leadsElsewhere } from './cards.ts'
import { isContainer } from './containers.ts'
import { isNoise, isUndisplayed } from './noise.ts'
import {
  attribute,
  classesOf,
  holds,
  isRole,
  isWithin,
  lettersIn,
  lettersOf,
  type HtmlElement,
  type HtmlNode,
} from './tree.ts'
import { pushReversed } from '../push-all.ts'

/** What Sphinx calls the tables of its indexes. */
const INDEX_TABLES = new Set(['genindextable', 'modindextable'])
/** Of Hexo, Hugo, Jekyll, Docusaurus and WordPress. */
const LIST_PATH =
  /(?:^|[/\\])(?:(?:tags?|categor(?:y|ies)|archives?|authors?)(?:\.html?$|[/\\])|page[/\\]\d+(?:\.html?$|[/\\])|col\d+[/\\]index\.html?$|(?:list\d*(?:_\d+)*|index_\d+)\.s?html?$)/iu
/** One article among them has a number (Typecho: `archives/123/`), which is neither a year nor follows one. */
const NUMBERED =
  /(?<!page|[/\\](?:19|20)\d\d)[/\\](?!(?:19|20)\d\d\b)\d+(?:\.html?|[/\\]index\.html?)$/iu
const SEARCH_PATH = /(?:^|[/\\])search(?:[/\\]index)?\.html?$/iu
const ATTACHMENT = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|jpe?g|png|gif|mp[34])$/iu
/** Letters beside the cards: of what WordPress calls a list, of what lies where lists do, of a website, of any page. */
const MAX_LETTERS_OF_ARCHIVE = 150
const MAX_LETTERS_BY_PATH = 80
const MAX_LETTERS_OF_SITE = 40
const MAX_LETTERS_OF_ANY = 20
/** Of a card on average: more is no excerpt but a text, and may stand nowhere else. */
const MAX_LETTERS_OF_CARD = 300
const MIN_CARDS_OF_SITE = 2
const MIN_CARDS_OF_ANY = 3
/** Where a page has no cards: links to pages, and how many of its letters are theirs for each other one. */
const MIN_LINKS = 2
const LETTERS_OF_LINKS = 4
const HOST = /^(?:https?:)?\/\/([^/?#]+)/iu
const MEDIA = new Set(['img', 'picture', 'video', 'audio', 'iframe', 'embed', 'object'])
const PASSED_OVER = new Set(['aside', 'footer', 'nav', 'time', 'h2', 'h3', 'h4', 'h5', 'h6'])
const BESIDE_NAME = /(?:^|[\s_-])(?:aside|sidebar|side|widgets?)(?:$|[\s_-])/iu

/**
 * Whether a page is a list of others. One with a day of its own, or whose text is marked for Pagefind, is none;
 * the caller knows the day.
 *
 * @param elements - All of the page.
 * @param cards - What of it stands for other pages.
 * @param file - Its path.
 */
export function isListPage(
  elements: readonly HtmlElement[],
  cards: readonly HtmlElement[],
  file: string,
): boolean {
  if (elements.some((one) => classesOf(one).some((name) => INDEX_TABLES.has(name)))) return true
  if (elements.some((one) => attribute(one, 'data-pagefind-body') !== null)) return false
  const isArchive = elements.some(isArchiveOfWordPress)
  const type = metaOf(elements, 'og:type')
  if (type?.startsWith('article') === true && !isArchive) return false
  const page = file.replace(/\.gz$/iu, '')
  const isByPath = LIST_PATH.test(page) && !NUMBERED.test(page)

  const main = elements.find((one) => one.tagName === 'main' || isRole(one, 'main'))
  const root = main ?? elements.find(({ tagName }) => tagName === 'body')
  if (root === undefined) return false
  const found = survey(root, cards)
  const count = found.cards.length
  const inCards = found.cards.reduce((sum, card) => sum + lettersIn(card, isNoise), 0)
  const isOfLinks =
    (isArchive || isByPath) &&
    count === 0 &&
    found.links > 0 &&
    found.linkLetters >= found.letters * LETTERS_OF_LINKS
  if (isOfLinks && !found.hasMedia) return true
  if (found.hasArticle || inCards > count * MAX_LETTERS_OF_CARD) return false
  if (isArchive && count > 0) return found.letters <= MAX_LETTERS_OF_ARCHIVE
  if (found.hasMedia) return false
  if (isByPath && count > 0) return found.letters <= MAX_LETTERS_BY_PATH
  if (isArchive || isByPath)
    return found.links >= MIN_LINKS && found.linkLetters >= found.letters * LETTERS_OF_LINKS
  const site = metaOf(elements, 'og:url') ?? ''
  if (!found.cards.every((card) => isOnSite(card, site))) return false
  if (type === 'website' || type === 'blog')
    return count >= MIN_CARDS_OF_SITE && found.letters <= MAX_LETTERS_OF_SITE
  return count >= MIN_CARDS_OF_ANY && found.letters <= MAX_LETTERS_OF_ANY && !found.hasHeadline
}

/** Whether a page without a text is one to search with, by its path. */
export function isSearchPage(file: string): boolean {
  return SEARCH_PATH.test(file.replace(/\.gz$/iu, ''))
}

/** What a page has beside its cards. */
interface Survey {
  readonly cards: readonly HtmlElement[]
  /** Neither in links to other pages nor in headings. */
  readonly letters: number
  readonly links: number
  readonly linkLetters: number
  /** What is, or holds, a text of its own. */
  readonly hasArticle: boolean
  readonly hasHeadline: boolean
  /** What an article may consist of; attachments, too. */
  readonly hasMedia: boolean
}

function survey(root: HtmlElement, all: readonly HtmlElement[]): Survey {
  const known = new Set<unknown>(all)
  const around = new Set<unknown>()
  for (const card of all)
    for (let box = card.parentNode; box !== null && !around.has(box);) {
      around.add(box)
      box = 'parentNode' in box ? box.parentNode : null
    }
  const cards: HtmlElement[] = []
  let [letters, links, linkLetters] = [0, 0, 0]
  let [hasArticle, hasHeadline, hasMedia] = [false, false, false]
  const stack: HtmlNode[] = root.childNodes.toReversed()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (defaultTreeAdapter.isTextNode(node)) letters += lettersOf(node.value)
    if (!defaultTreeAdapter.isElementNode(node)) continue
    const { tagName } = node
    // What it lists is nothing that the page lists. A page with a sidebar may be named by it, too.
    if (around.has(node) && isNamedBeside(node) && !holds(node, isOfPage)) continue
    if (known.has(node)) cards.push(node)
    else if (MEDIA.has(tagName)) hasMedia = true
    else if (isPassedOver(node) && !around.has(node)) continue
    else if (tagName === 'header' && root.tagName === 'body' && !around.has(node)) continue
    else if (tagName === 'h1')
      hasHeadline ||= lettersIn(node, isNoise) > 0 && !holds(node, leadsElsewhere)
    else if (leadsElsewhere(node) && !around.has(node)) {
      const inLink = lettersIn(node, isNoise)
      linkLetters += inLink
      if (inLink > 0) links++
      hasMedia ||= ATTACHMENT.test(attribute(node, 'href') ?? '')
    } else {
      const isOwn = tagName === 'article' || isContainer(node)
      if (isOwn && !around.has(node) && lettersIn(node, isNoise) > 0) hasArticle = true
      pushReversed(stack, node.childNodes)
    }
  }
  return { cards, letters, links, linkLetters, hasArticle, hasHeadline, hasMedia }
}

function isOfPage({ tagName }: HtmlElement): boolean {
  return tagName === 'main' || tagName === 'article' || tagName === 'h1'
}

function isNamedBeside(element: HtmlElement): boolean {
  const names = [attribute(element, 'class'), attribute(element, 'id')]
  return names.some((name) => name !== null && BESIDE_NAME.test(name))
}

function isPassedOver(element: HtmlElement): boolean {
  return (
    PASSED_OVER.has(element.tagName) ||
    isNoise(element) ||
    isUndisplayed(element) ||
    isNamedBeside(element)
  )
}

/** WordPress names what its pages list in the classes of `body`. */
function isArchiveOfWordPress(element: HtmlElement): boolean {
  if (element.tagName !== 'body') return false
  const classes = new Set(classesOf(element))
  if (['single', 'singular', 'page'].some((name) => classes.has(name))) return false
  const isBlog = classes.has('blog') && (classes.has('home') || classes.has('paged'))
  return isBlog || classes.has('archive') || classes.has('search-results')
}

function metaOf(elements: readonly HtmlElement[], property: string): string | undefined {
  const found = elements.find(
    (one) => one.tagName === 'meta' && attribute(one, 'property') === property,
  )
  return (found === undefined ? null : attribute(found, 'content'))?.trim().toLowerCase()
}

/** Whether a card leads to the site of its page: what collects articles of others has them nowhere else. */
function isOnSite(card: HtmlElement, site: string): boolean {
  const isOne = (link: HtmlElement): boolean => {
    const href = attribute(link, 'href')?.trim() ?? ''
    if (!leadsElsewhere(link)) return false
    const host = HOST.exec(href)?.[1]
    return host === undefined || host.toLowerCase() === HOST.exec(site)?.[1]
  }
  return holds(card, isOne) || isWithin(card, isOne)
}

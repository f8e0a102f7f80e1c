/**
 * Around a text that nothing marks: what of an article beside the box with most of its sentences is text, too.
 *
 * An article loses nothing but what is certainly none of it: links to other pages, what can be done with the
 * page, who edited it, the line with its day, and what has no sentence and stands apart from both its headline
 * and its text.
 *
 * Layer: corpus. Imports: corpus.
 */

import { isNamedBeside } from './html-article.ts'
import { isPart } from './html-inner.ts'
import { isLink, isOneOfLinks } from './html-links.ts'
import { isNoise, isUndisplayed } from './html-noise.ts'
import { isDayLine } from './html-shown-day.ts'
import { collectText, isBlock, paragraphsOf } from './html-text.ts'
import {
  childElementsOf,
  holds,
  isRole,
  isSmall,
  isWithin,
  lettersIn,
  lettersOf,
  type HtmlElement,
  type HtmlNode,
} from './html-tree.ts'
import { pushAll, pushReversed } from './push-all.ts'

const SIDES = new Set(['header', 'aside', 'footer'])
const HEADING = /^h[1-6]$/u
const SENTENCE = /[。！？；]/u
const LISTS = new Set(['table', 'ul', 'ol', 'dl'])
/** A list apart from the text; 时间, 来源, 字号 and their like have fewer. */
const MIN_LETTERS_APART = 30
/** What can be done with a page, or has been: all that a line of a page's own says. */
const CONTROLS =
  /(?:原标题|分享(?:到|至|給|给)?|微信|微博|朋友圈|(?:QQ)?空间|扫[一码碼]扫?|(?:【|\[)?(?:打印|列印)(?:本[页頁]|文章)?|(?:关闭|關閉)(?:窗口|本[页頁])?|字[号號体體]|放大|缩小|縮小|标准|標準|默认|超?[大中小](?:字[号體体])?|收藏|[点點][赞讚]|[赞讚]|[顶踩]一下|(?:我要|我来|参与|發表|发表|最新|网友|新闻|全部)?(?:评论|評論|跟[帖贴]|反[馈饋]|举报|舉報|纠错|糾錯|挑错|说两句)|登[录錄]|[注註][册冊]|(?:网站)?首[页頁]|返回(?:顶部|列表|首页)?|[关關]注|转发|轉發|加载更多|[阅閱][读讀](?:量|数|次数)?|浏览(?:量|数|次数)?|[点點][击擊](?:量|数|次数|收起全文)?|人参与|投[诉票]|不感兴趣|图集|(?:视频|播放器|正在)*加载中?(?:播放器)?|[播]报文章|上一[篇条页]|下一[篇条页]|没有了|(?:相[关關]|推[荐薦]|延伸|热门|熱門|为[您你])(?:新闻|新聞|阅读|閱讀|推荐|文章|报道|報道|链接|專題|专题|内容|排行)?|[次条大于\d\s\p{P}\p{S}])/gu
/** 责任编辑：张三, 【编辑:李四】, 发布于 2025-03-06 10:00. */
const EDITED =
  /^(?:【纠错】)?[[【（(\s]*(?:(?:责任?编辑?|責任編輯|编辑|編輯)\s*[:：]|(?:发布|發佈|发表|最后更新|最近更新|最后修改)(?:日期|时间|時間|于|於)?\s*[:：]?\s*\d{4}\s*[-/年])[^。！？；]{0,40}$/u

/**
 * Gives what is text in an article that nothing marks; all of it where its headline or such a box is not known.
 *
 * @param box - The least box with most of its sentences.
 * @param headline - What shows the title.
 * @param cards - What stands for other pages.
 * @returns In the order of the page; none within another.
 */
export function textPartsAround(
  article: HtmlElement,
  box: HtmlElement | null,
  headline: HtmlElement | null,
  cards: readonly HtmlElement[],
): readonly HtmlElement[] {
  if (box === null || headline === null || !isWithin(headline, (one) => one === article))
    return [article]
  const aroundBox = pathTo(box, article)
  const aroundHeadline = pathTo(headline, article)
  // What has a text of its own beside the box is all of it.
  const text = aroundBox.findLast(hasOwnText) ?? box
  if (text === article || aroundHeadline.includes(text)) return [article]
  const headlined = new Set<unknown>([headline, ...aroundHeadline])
  const around = new Set<unknown>([...headlined, ...aroundBox])
  const both = aroundBox.find((one) => headlined.has(one))
  const others = new Set(cards)

  const parts: HtmlElement[] = []
  /** Whether a box lies in what holds both headline and text. */
  const near = new Set<unknown>(both === undefined ? [] : [both])
  let isBelowHeadline = false
  let isAboveText = true
  const stack: HtmlElement[] = childElementsOf(article).toReversed()
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    const { parentNode } = element
    if (near.has(parentNode)) near.add(element)
    if (element === headline) isBelowHeadline = true
    if (element === text) isAboveText = false
    if (element === text || element === headline) parts.push(element)
    else if (around.has(element)) pushReversed(stack, childElementsOf(element))
    else if (isHidden(element) || others.has(element) || isApart(element, isAboveText)) continue
    else if (SIDES.has(element.tagName)) {
      if (isOwnSide(element, article)) pushAll(parts, paragraphsOf(element))
    } else if (near.has(element) && (isBelowHeadline || isOverHeadline(element, headline))) {
      if (hasOwnText(element) || !childElementsOf(element).some(isBlock)) parts.push(element)
      else pushReversed(stack, childElementsOf(element))
    } else if (isPart(element) || isListing(element)) parts.push(element)
    else pushReversed(stack, childElementsOf(element))
  }
  return parts
}

/** Header, footer and notes of an article are its own; in `main`, an `aside` may be the sidebar of the site. */
function isOwnSide({ tagName }: HtmlElement, article: HtmlElement): boolean {
  if (article.tagName === 'body') return false
  const isMain = article.tagName === 'main' || isRole(article, 'main')
  return !isMain || tagName !== 'aside'
}

/** What stands at the beginning or the end of a text and is certainly none of it. */
export function edgesOf(text: HtmlElement): readonly HtmlElement[] {
  const lines: HtmlElement[] = []
  const stack: HtmlElement[] = [text]
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    if (isHidden(element)) continue
    const isLine =
      LISTS.has(element.tagName) || hasOwnText(element) || !childElementsOf(element).some(isBlock)
    if (!isLine) pushReversed(stack, childElementsOf(element))
    else if (!isSmall(element) || lettersIn(element, isHidden) > 0) lines.push(element)
  }
  const isText = (element: HtmlElement): boolean => !isControl(element, false)
  const first = lines.findIndex(isText)
  const last = lines.findLastIndex(isText)
  return lines.filter((_, index) => index < first || index > last)
}

/** What lies around an element, nearest first, up to and with another. */
function pathTo(element: HtmlElement, last: HtmlElement): readonly HtmlElement[] {
  const path: HtmlElement[] = []
  for (let box: HtmlNode | null = element.parentNode; box !== null;) {
    if ('tagName' in box) path.push(box)
    if (box === last) break
    box = 'parentNode' in box ? box.parentNode : null
  }
  return path
}

/** Whether an element is a line of the headline over the one that is the title. */
function isOverHeadline({ tagName, parentNode }: HtmlElement, headline: HtmlElement): boolean {
  return HEADING.test(tagName) && parentNode === headline.parentNode
}

/** Whether an element is certainly no text, with all that is in it. */
function isApart(element: HtmlElement, isAboveText: boolean): boolean {
  if (isNamedBeside(element) || isOneOfLinks(element)) return true
  if (!isSmall(element)) return false
  const letters = lettersIn(element, (one) => isHidden(one) || HEADING.test(one.tagName))
  const unlinked = lettersIn(
    element,
    (one) => isHidden(one) || isLink(one) || HEADING.test(one.tagName),
  )
  // Headings over links are theirs.
  if (letters > unlinked && unlinked * 2 <= letters && !hasSentence(element)) return true
  return isControl(element, isAboveText)
}

/** Whether there is a sentence in an element, apart from links. */
function hasSentence(element: HtmlElement): boolean {
  const isOne = (one: HtmlElement): boolean =>
    one.childNodes.some((node) => 'value' in node && SENTENCE.test(node.value)) &&
    !isHidden(one) &&
    !isLink(one)
  return holds(element, isOne)
}

/** Whether an element says only what can be done with a page, who edited it and, above its text, its day. */
function isControl(element: HtmlElement, isAboveText: boolean): boolean {
  if (!isSmall(element) || lettersIn(element, isHidden) === 0) return false
  const { paragraphs, captions } = collectText(element)
  const isOne = (line: string): boolean =>
    EDITED.test(line) ||
    (isAboveText && isDayLine(line)) ||
    line.replace(CONTROLS, '').trim() === ''
  return captions.length === 0 && paragraphs.length > 0 && paragraphs.every(isOne)
}

/** Whether an element is a table or a list of more than labels and links, or code. */
function isListing(element: HtmlElement): boolean {
  if (element.tagName === 'pre') return true
  if (!LISTS.has(element.tagName)) return false
  if (holds(element, (one) => one !== element && one.tagName === 'table')) return false
  return !isSmall(element) || lettersIn(element, isHidden) >= MIN_LETTERS_APART
}

function hasOwnText({ childNodes }: HtmlElement): boolean {
  return childNodes.some(
    (node) => 'value' in node && (lettersOf(node.value) > 0 || SENTENCE.test(node.value)),
  )
}

function isHidden(element: HtmlElement): boolean {
  return isNoise(element) || isUndisplayed(element)
}

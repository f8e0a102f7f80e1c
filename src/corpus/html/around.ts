/**
 * Around a text that nothing marks: what of an article beside the box with most of its sentences is none of it.
 *
 * An article loses nothing but what is certainly not its own: links to other pages where no text follows, what
 * can be done with the page, who edited it, the line with its day, and what has no sentence and stands apart from
 * both its headline and its text.
 *
 * Layer: corpus. Imports: corpus.
 */

import { isNamedBeside } from './article.ts'
import { isPart } from './inner.ts'
import { isLink, isOneOfLinks } from './links.ts'
import { isNoise, isUndisplayed } from './noise.ts'
import { isDayLine } from './shown-day.ts'
import { collectText, isBlock } from './text.ts'
import {
  childElementsOf,
  attribute,
  holds,
  isSmall,
  isWithin,
  lettersIn,
  lettersOf,
  type HtmlElement,
  type HtmlNode,
} from './tree.ts'
import { pushAll, pushReversed } from '../push-all.ts'

const APART_NAME = /footer|copyright|(?:^|[\s_-])(?:foot|comments?)(?:$|[\s_-])/iu
const HEADING = /^h[1-6]$/u
const SENTENCE = /[。！？；]/u
const LISTS = new Set(['table', 'ul', 'ol', 'dl'])
/** Of what stands apart from the text, and of a line without a full stop; 时间, 来源, 字号 and their like have fewer. */
const MIN_LETTERS_APART = 30
/** What can be done with a page, or has been: all that a line of a page's own says. */
const CONTROLS =
  /(?:原标题|分享(?:到|至|給|给)?|微信|微博|朋友圈|(?:QQ)?空间|扫[一码碼]扫?|(?:【|\[)?(?:打印|列印)(?:本[页頁]|文章)?|(?:关闭|關閉)(?:窗口|本[页頁])?|字[号號体體]|放大|缩小|縮小|标准|標準|默认|超?[大中小](?:字[号體体])?|收藏|[点點][赞讚]|[赞讚]|[顶踩]一下|(?:我要|我来|参与|發表|发表|最新|网友|新闻|全部)?(?:评论|評論|跟[帖贴]|反[馈饋]|举报|舉報|纠错|糾錯|挑错|说两句)|登[录錄]|[注註][册冊]|(?:网站)?首[页頁]|返回(?:顶部|列表|首页)?|[关關]注|转发|轉發|加载更多|[阅閱][读讀](?:量|数|次数)?|浏览(?:量|数|次数)?|[点點][击擊](?:量|数|次数|收起全文)?|人参与|投[诉票]|不感兴趣|图集|(?:视频|播放器|正在)*加载中?(?:播放器)?|播报文章|上一[篇条页]|下一[篇条页]|没有了|(?:相[关關]|推[荐薦]|延伸|热门|熱門|为[您你])(?:新闻|新聞|阅读|閱讀|推荐|文章|报道|報道|链接|專題|专题|内容|排行)?|[次条大于\d\s\p{P}\p{S}])/gu
/** 责任编辑：张三, 【编辑:李四】, 发布于 2025-03-06 10:00. */
const EDITED =
  /^(?:【纠错】)?[[【（(\s]*(?:(?:责任?编辑?|責任編輯|编辑|編輯)\s*[:：]|(?:发布|發佈|发表|最后更新|最近更新|最后修改)(?:日期|时间|時間|于|於)?\s*[:：]?\s*\d{4}\s*[-/年])[^。！？；]{0,40}$/u

/**
 * Finds what of an article is certainly no text of its own, where nothing marks the text.
 *
 * @param box - The least box with most of its sentences.
 * @param headline - What shows the title.
 * @param cards - What stands for other pages.
 * @param counts - How many sentences there are in each element.
 * @returns Nothing where headline or box is not known, or the one stands in the other.
 */
export function apartFrom(
  article: HtmlElement,
  box: HtmlElement | null,
  headline: HtmlElement | null,
  cards: readonly HtmlElement[],
  counts: ReadonlyMap<unknown, number>,
): readonly HtmlElement[] {
  if (box === null || headline === null || !isWithin(headline, (one) => one === article)) return []
  const aroundBox = pathTo(box, article)
  const headlined = new Set<unknown>([headline, ...pathTo(headline, article)])
  if (headlined.has(box)) return []
  const around = new Set<unknown>([...headlined, ...aroundBox])
  const both = aroundBox.find((one) => headlined.has(one))
  const others = new Set(cards)

  const apart: HtmlElement[] = []
  /** Whether a box lies in what holds both headline and text. */
  const near = new Set<unknown>([both])
  let isBelowHeadline = false
  let isAboveText = true
  /** Links: where the text goes on below them, they are its own. */
  let links: HtmlElement[] = []
  let hasBegun = false
  const begin = (): void => {
    hasBegun = true
    links = []
  }
  const stack: HtmlElement[] = childElementsOf(article).toReversed()
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    const { parentNode } = element
    const children = childElementsOf(element)
    if (near.has(parentNode)) near.add(element)
    if (element === headline) isBelowHeadline = true
    else if (element === box) {
      isAboveText = false
      begin()
      pushAll(apart, edgesOf(box))
    } else if (around.has(element)) pushReversed(stack, children)
    else if (isHidden(element)) continue
    else if (others.has(element)) apart.push(element)
    else if (near.has(element) && (isBelowHeadline || isOverHeadline(element, headline))) {
      if (isNamedApart(element) || isControl(element, isAboveText)) apart.push(element)
      else if (isOneOfLinks(element) || isOfLinks(element)) (hasBegun ? links : apart).push(element)
      else if ((counts.get(element) ?? 0) > 0 || isLongLine(element)) begin()
      else if (!LISTS.has(element.tagName) && children.some(isBlock)) pushReversed(stack, children)
    } else if (
      isNamedBeside(element) ||
      isOneOfLinks(element) ||
      isOfLinks(element) ||
      isControl(element, isAboveText)
    )
      apart.push(element)
    else if (isPart(element) || isListing(element)) continue
    else if (children.some(isBlock)) pushReversed(stack, children)
    else apart.push(element)
  }
  return [...apart, ...links]
}

/** Whether an element is named as what readers wrote, or as the foot of a page; `sidebar` may be a note in a book. */
function isNamedApart(element: HtmlElement): boolean {
  return APART_NAME.test(attribute(element, 'class') ?? '')
}

/** What stands at the beginning or the end of a text and is certainly none of it. */
function edgesOf(text: HtmlElement): readonly HtmlElement[] {
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

/** Whether most of an element is links to other pages. */
function isOfLinks(element: HtmlElement): boolean {
  if (!isSmall(element)) return false
  const letters = lettersIn(element, (one) => isHidden(one) || HEADING.test(one.tagName))
  const unlinked = lettersIn(
    element,
    (one) => isHidden(one) || isLink(one) || HEADING.test(one.tagName),
  )
  // Headings over links are theirs.
  return letters > unlinked && unlinked * 2 <= letters && !hasSentence(element)
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

/** Whether an element is a line as long as a sentence, in whatever language. */
function isLongLine(element: HtmlElement): boolean {
  if (childElementsOf(element).some(isBlock)) return false
  return lettersIn(element, (one) => isHidden(one) || isLink(one)) >= MIN_LETTERS_APART
}

/** Whether an element is a paragraph, a table or a list of more than labels and links, or code. */
function isListing(element: HtmlElement): boolean {
  if (element.tagName === 'pre') return true
  if (!LISTS.has(element.tagName) && element.tagName !== 'p') return false
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

/**
 * Containers: the elements that known programs put an article into.
 *
 * Most Chinese sites have neither `article` nor `main`, but few programs make them. Only names that say which
 * program it was are here; `content` may be anything.
 *
 * Layer: corpus. Imports: corpus.
 */

import { attribute, classesOf, holds, type HtmlElement } from './tree.ts'

const IDS = new Set([
  'js_content', // WeChat, mp.weixin.qq.com
  'vsb_content', // Visual SiteBuilder (博达), universities
  'UCAP-CONTENT', // UCAP (开普), gov.cn and provinces
  'artibody', // Sina, news.sina.com.cn
  'endText', // NetEase, news.163.com until 2020
  'mp-editor', // Sohu, www.sohu.com/a/
  'detailContent', // Xinhua, news.cn
  'article-container', // Butterfly
  'articleContent', // Matery
  'cnblogs_post_body', // cnblogs.com
])
/** Visual SiteBuilder numbers its containers, too. */
const NUMBERED_ID = /^vsb_content_\d+(?:_u\d+)?$/u
const CLASSES = new Set([
  'rich_media_content', // WeChat
  'TRS_Editor', // TRS WCM (拓尔思), ministries and provinces
  'TRS_UEDITOR',
  'trs_editor_view',
  'v_news_content', // Visual SiteBuilder
  'wp_articlecontent', // WebPlus (苏迪), universities
  'post_body', // NetEase, www.163.com/dy/article/
  'rm_txt_con', // People's Daily, people.com.cn
  'entry-content', // WordPress
  'post-content', // Typecho, Hexo, themes of WordPress
  'markdown-section', // GitBook, docsify
  'plume-content', // VuePress Plume
  'post-body', // Z-Blog, NexT, Blogger
])
/** Only within an article; elsewhere they may be anything. */
const INNER_CLASSES = new Set([
  'markdown-body', // GitHub, Fluid
  'markdown', // Docusaurus
  'article-entry', // Landscape
  'article-content', // Stack
  'article-body',
  'wp-posts-content', // Zibll, Joe
  'e-content', // h-entry
  'content', // Icarus, LoveIt, Bulma
])
/** Cities and counties, for `doZoom(16)`; it may also be the control that does so, which has no text. */
const ZOOMED_ID = /^zoom$/iu
const SENTENCE = /。/u
/** Discuz!; the first post of a thread and the answers. */
const POST = 't_f'

/** Whether an element is what a known program puts an article into. */
export function isContainer(element: HtmlElement): boolean {
  const id = attribute(element, 'id') ?? ''
  if (IDS.has(id) || NUMBERED_ID.test(id)) return true
  if (classesOf(element).some((name) => CLASSES.has(name)) || isPost(element)) return true
  // schema.org
  if (attribute(element, 'itemprop') === 'articleBody') return true
  return ZOOMED_ID.test(id) && holds(element, (one) => one.tagName === 'p' || hasSentence(one))
}

/** Whether an element is what programs and themes put the text of an article into, within it. */
export function isInnerContainer(element: HtmlElement): boolean {
  if (attribute(element, 'id') === 'content' || isContainer(element)) return true
  return classesOf(element).some((name) => INNER_CLASSES.has(name))
}

/** Whether an element is one of several that a known program puts on a page, all of them content. */
export function isPost(element: HtmlElement): boolean {
  return classesOf(element).includes(POST)
}

function hasSentence({ childNodes }: HtmlElement): boolean {
  return childNodes.some((node) => 'value' in node && SENTENCE.test(node.value))
}

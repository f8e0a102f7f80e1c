/**
 * Framing: what readers put around what they are after, and texts do not say: 我想了解医疗互助,
 * 医疗互助介绍, 劳动合同法39条第2款.
 *
 * Layer: search. Imports: nothing.
 */

/** What a wish begins with, and what it is called that one wants to read of anything. */
const FRAME =
  /^(?:我?(?:想要?|需要|帮我|有人|谁)(?:了解|知道|查询?|问)(?:一下)?|请?告诉我|最新)|的?(?:相关|最新|具体)?(?:介绍|简介|资料|信息|消息|新闻|报道|内容|全文|(?<!好)意思)[?。]?$/gu

/**
 * Which part of an article of a law is meant, and what is asked of it: 39条第2款, 39条怎么规定的. Its
 * title names the article alone.
 */
const PART =
  /(?<=[\d一二三四五六七八九十]条(?:之.)?)(?:第?[\d一二三四五六七八九十()]+[款项])*(?:的?(?:规定|内容|原文|解释|是什么|怎么).{0,6})?$/u

/** A normalized query without what frames it; as it is where nothing does, or where no word is left. */
export function withoutFrame(normalized: string): string {
  const left = normalized.replace(FRAME, '').replace(PART, '')
  return left.length > 1 ? left : normalized
}

/**
 * Framing: what readers put around what they are after, and texts do not say: 我想了解医疗互助,
 * 医疗互助介绍.
 *
 * Layer: search. Imports: nothing.
 */

/** What a wish begins with, and what it is called that one wants to read of anything. */
const FRAME =
  /^(?:我?(?:想要?|需要|帮我|有人|谁)(?:了解|知道|查询?|问)(?:一下)?|请?告诉我|最新)|的?(?:相关|最新|具体)?(?:介绍|简介|资料|信息|消息|新闻|报道|内容|全文|(?<!好)意思)[?。]?$/gu

/** A normalized query without what frames it; as it is where nothing does, or where no word is left. */
export function withoutFrame(normalized: string): string {
  const left = normalized.replace(FRAME, '')
  return left.length > 1 ? left : normalized
}

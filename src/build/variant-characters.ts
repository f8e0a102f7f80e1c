/**
 * Variant characters that OpenCC's tables keep apart: other forms of a character (砲 of 炮), and those
 * that Taiwan and Hong Kong use where the mainland has another one (帳 of 帳號, 甚 of 甚麼).
 *
 * From the list of variants that the mainland withdrew in 1955 (第一批异体字整理表), without those that
 * are names or words of their own today (喆, 堃, 祐, 註, 砂).
 *
 * Layer: build. Imports: nothing.
 */

/** Pairs: the variant, and the character that is in use, simplified. */
const PAIRS =
  // 帳號 is 账号 and 帐号 on the mainland, 瞭解 了解, 甚麼 什么, 姪子 侄子, 黏貼 粘贴.
  '帐账 锺钟 瞭了 甚什 姪侄 黏粘 妳你 牠它 砲炮 礮炮 揹背 搾榨 燐磷 糉粽 拚拼 彷仿 徬仿 倣仿 菓果 荳豆 痲麻 蔴麻 藷薯 ' +
  '傚效 効效 呪咒 墬坠 嬾懒 寃冤 寳宝 冨富 厰厂 尅克 彊强 徧遍 恠怪 慙惭 懽欢 戱戏 搥捶 昬昏 暎映 暱昵 栢柏 ' +
  '欵款 毬球 氊毡 氷冰 涖莅 渇渴 濶阔 煖暖 煑煮 煕熙 熈熙 牋笺 犂犁 猨猿 獘毙 珎珍 瑯琅 畧略 瘉愈 皷鼓 盌碗 ' +
  '砦寨 稭秸 稺稚 穉稚 穅糠 窓窗 牕窗 竢俟 疎疏 篛箬 糢模 緖绪 缾瓶 翄翅 耡锄 胷胸 脃脆 臈腊 舩船 艸草 葢盖 ' +
  '藼萱 蔕蒂 虵蛇 袴裤 裠裙 帬裙 覩睹 豓艳 賸剩 踡蜷 躭耽 躰体 軆体 躱躲 輭软 辢辣 遯遁 酧酬 醻酬 鈆铅 鉄铁 ' +
  '鑵罐 閙闹 隄堤 隣邻 雰氛 韈袜 韤袜 韮韭 頟额 頼赖 颿帆 飈飙 餽馈 鬪斗 鶏鸡 鷰燕 麄粗 麤粗 黙默 鼈鳖 倂并 ' +
  '僊仙 兎兔 勅敕 嵗岁 巗岩 幙幕 庻庶 悤匆 怱匆 楳梅 棃梨 檝楫 欝郁 湻淳 嬭奶 姉姐 婬淫 崐昆 囘回 尙尚 靑青 淸清 戸户 値值 汚污 燄焰 ' +
  '凃涂 寗宁 郞郎 脗吻 靭韧 毘毗 堿碱 麽么 頴颖 刧劫 鬦斗 姊姐 藴蕴 醖酝 緼缊 輼辒 甦苏 鎗枪 踫碰 瞇眯 濬浚 馀余 櫈凳 讌宴'

/** Code point to code point. */
export const VARIANT_CHARACTERS: ReadonlyMap<number, number> = new Map(
  PAIRS.split(' ').map((pair) => {
    const [variant = '', usual = ''] = pair
    return [variant.codePointAt(0) ?? 0, usual.codePointAt(0) ?? 0]
  }),
)

/**
 * Simplified characters for what the patterns of a newspaper page look for, so that they are written once:
 * 記者, 攝 and 報導 are 记者, 摄 and 报导 to them.
 *
 * A character becomes one character of one code unit, so a span of the folded text is the span of the printed
 * one, which is what is cut. Characters that no pattern has stay as they are.
 *
 * Layer: corpus. Imports: nothing.
 */

const TABLE = new Map(
  (
    '報报 網网 記记 訊讯 員员 攝摄 圖图 編编 輯辑 責责 實实 習习 見见 資资 評评 論论 約约 專专 電电 綜综 採采 寫写 ' +
    '譯译 華华 為为 爲为 來来 導导 續续 註注 轉转 詳详 載载 視视 覺觉 國国 發发 現现 獲获 隨随 過过 聯联 創创 設设 計计 ' +
    '術术 執执 審审 讀读 對对 組组 總总 學学 園园 體体 師师 駐驻 陽阳 東东 諸诸 歐欧 當当 製制 絡络 號号 ' +
    '頁页 聞闻 時时 內内 際际 會会 經经 濟济 財财 動动 廣广 題题 點点 業业 維维 權权 職职 農农 曆历 週周 間间 ' +
    '醫医 產产 廠厂 處处 講讲 級级 據据'
  )
    .split(' ')
    .map(([from = '', to = '']): [string, string] => [from, to]),
)
const TRADITIONAL = new RegExp(`[${[...TABLE.keys()].join('')}]`, 'gu')

/** Folds a text, code unit by code unit. */
export function simplified(text: string): string {
  return text.replace(TRADITIONAL, (character) => TABLE.get(character) ?? character)
}

/**
 * Looks for a pattern in the folded text.
 *
 * @param pattern - With the flag `d`, that is, with the places of its groups.
 * @returns The match and its groups as they are printed; groups without a match are empty.
 */
export function matchSimplified(pattern: RegExp, text: string): readonly string[] | null {
  const indices = pattern.exec(simplified(text))?.indices
  return indices?.map((span) => text.slice(...(span ?? [0, 0]))) ?? null
}

